import Engine
import Model
import Rendering

/// A part of what a change does, with the repair of each call that it harms.
struct DiffView: Sendable {
    let diff: MatrixDiff
    let page: MeshPage
    let written: WrittenObjects

    /// The answer of the contract (`openapi/openapi.yaml`, `MeshDiff`).
    ///
    /// - Parameters:
    ///   - version: of the mesh that is changed; nil where it is not kept.
    ///   - faults: of meshes that came with the question; nil where none did.
    func json(version: String? = nil, faults: [Fault]? = nil) -> [UInt8] {
        let found = diff.page(from: page.start.client, limit: page.limit)
        var text = JSONText(capacity: 4096)
        text.object { text in
            if let version {
                text.key("version")
                text.value(version)
            }
            text.key("summary")
            text.value(diff.text)
            text.key("counts")
            diff.counts.write(to: &text)
            text.key("totalsBefore")
            diff.before.totals.write(to: &text)
            text.key("totalsAfter")
            diff.after.totals.write(to: &text)
            text.key("items")
            text.array(found.items) { $1.write(remediation: repair($1), to: &$0) }
            text.key("notCompared")
            text.array(diff.notCompared) { $0.value($1) }
            if let faults {
                text.key("faults")
                text.array(faults) { $1.write(to: &$0) }
            }
            text.key("nextPageToken")
            text.value(page.token(found.next))
        }
        return text.bytes
    }

    /// What keeps a call as it was, where it has come to harm.
    private func repair(_ change: CallChange) -> Report.Repair? {
        guard change.isHarm else { return nil }
        return diff.repairs(of: change).first.map(written.repair)
    }
}
