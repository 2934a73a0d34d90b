import Engine
import Manifests
import Model
import ScenarioStore
import Synchronization

/// One version of a mesh, ready to be asked about; it never changes, so that whoever holds it sees one version.
final class MeshSnapshot: Sendable {
    let version: ULID
    let summary: MeshSummary
    let kept: KeptObjects
    let matrix: Matrix
    /// What is said of the applications, JSON.
    let applications: [UInt8]
    private let findings = Mutex<(day: CalendarDay, findings: MeshFindings)?>(nil)

    private init(
        version: ULID, summary: MeshSummary, kept: KeptObjects, mesh: Mesh, applications: MeshApplications
    ) {
        self.version = version
        self.summary = summary
        self.kept = kept
        self.applications = applications.text
        matrix = Matrix(mesh, applications: Applications(applications.items))
        matrix.prepareReviews()
    }

    /// - Parameter text: as `KeptObjects` wrote it.
    /// - Returns: nil where the text is not one of those.
    convenience init?(version: ULID, summary: MeshSummary, text: [UInt8], applications: MeshApplications) {
        guard case (let kept, var objects)? = KeptObjects.read(text) else { return nil }
        // What was good when it was put is told of: the same version is judged alike whenever it is read.
        objects.judgedAt = Timestamp(seconds: version.milliseconds / 1000)
        self.init(
            version: version, summary: summary, kept: kept, mesh: Mesh(objects), applications: applications)
    }

    /// The same objects, with other applications.
    func with(_ applications: MeshApplications) -> MeshSnapshot {
        MeshSnapshot(version: version, summary: summary, kept: kept, mesh: matrix.mesh, applications: applications)
    }

    /// The entity tag, in quotes.
    var tag: String { "\"\(version)\"" }

    /// The findings of a day, found once.
    func findings(on day: CalendarDay) -> MeshFindings {
        if let known = findings.withLock({ $0 }), known.day == day { return known.findings }
        let found = MeshFindings(matrix, today: day)
        findings.withLock { $0 = (day, found) }
        return found
    }
}

/// What is said of the applications of a mesh, and its text.
struct MeshApplications: Sendable {
    var items: [Application] = []
    var text = Array(#"{"items":[]}"#.utf8)
}

extension MeshApplications {
    /// What the store has; nothing where that cannot be read.
    init(stored text: [UInt8]?) {
        self.init()
        guard let text, let reading = try? ApplicationsReading(text, as: .json) else { return }
        items = reading.items
        self.text = text
    }
}
