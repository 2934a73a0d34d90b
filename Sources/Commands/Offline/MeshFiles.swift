import API
import Engine
import Manifests
import Model
import Rendering

/// The objects of files and folders, and what is wrong with them.
struct MeshFiles {
    /// What is asked of them.
    enum Purpose {
        case verdicts
        /// Their text is kept, to be edited.
        case repairs
    }

    private(set) var objects = Objects()
    /// Whether every object could be read.
    private(set) var isWhole = true
    /// The names of all objects, once there is a second file.
    private var seen: Set<ObjectReference> = []
    private var readings: [ManifestReading] = []
    private let purpose: Purpose
    private let surroundings: Surroundings
    private let progress: Progress

    /// Reads what the paths name; faults are told as they are found, and the objects around them count.
    init(
        _ paths: [String], for purpose: Purpose = .verdicts, _ surroundings: Surroundings, _ progress: Progress
    ) throws(Failure) {
        self.purpose = purpose
        self.surroundings = surroundings
        self.progress = progress
        for path in paths {
            let files = path == "-" ? nil : FolderWalk.files(in: path)
            if let files, files.isEmpty { throw .input("`\(path)` has no file that ends in .yaml, .yml or .json") }
            for file in files ?? [path] { try read(file) }
        }
    }

    private mutating func read(_ path: String) throws(Failure) {
        progress.tell("reading \(path)")
        let bytes = try surroundings.contents(of: path)
        let name = path.lowercased()
        let format: TextFormat =
            name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? .yaml : name.hasSuffix(".json") ? .json : .guess(bytes)
        if purpose == .verdicts, format != .yaml, bytes.count >= PiecewiseReading.worthwhile,
            let objects = PiecewiseReading.objects(bytes)
        {
            return add(objects, path)
        }
        let reading = ManifestReading.read(bytes, as: format)
        for fault in reading.faults { surroundings.complain(fault.line(in: path)) }
        isWhole = isWhole && reading.faults.isEmpty
        add(reading.objects, path)
        if purpose == .repairs { readings.append(reading) }
    }

    private mutating func add(_ new: Objects, _ path: String) {
        if objects.isEmpty {
            objects = new
            return
        }
        if seen.isEmpty { seen = Set(objects.references) }
        for reference in new.references where !seen.insert(reference).inserted {
            surroundings.complain("\(path): \(reference) is given in another file as well; the later one counts")
            isWhole = false
        }
        objects = objects.applying(ChangeSet(apply: new))
    }

    /// A remediation with each of its objects, edited where it stands; of several files with an object the last counts.
    func repair(_ remediation: Remediation) -> Report.Repair {
        Report.Repair(
            remediation: remediation,
            objects: remediation.changes.map { change in
                Report.ChangedObject(
                    EditedObject(change.resource, change.base, by: change.edits) {
                        readings.reversed().lazy.compactMap { $0.edited(change.resource, by: change.edits) }.first
                    })
            })
    }

    /// What the paths come to.
    ///
    /// - Parameter time: when certificates are looked at.
    func matrix(_ applications: Applications = Applications(), at time: Timestamp? = nil) -> Matrix {
        progress.tell("putting \(objects.references.count) objects together")
        var objects = objects.comparingCertificates()
        objects.judgedAt = time
        let mesh = Mesh(objects)
        progress.tell("deciding the calls of \(mesh.workloads.count) workloads")
        return Matrix(mesh, applications: applications)
    }
}
