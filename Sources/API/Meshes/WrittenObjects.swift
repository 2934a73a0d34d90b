import Engine
import Manifests
import Model
import Rendering

/// The objects of a mesh as they were written: where the text of a repair comes from.
struct WrittenObjects: Sendable {
    let kept: KeptObjects
    /// What stands in the place of some of them.
    private let applied: @Sendable (ObjectReference) -> Tree?

    init(kept: KeptObjects) {
        self.kept = kept
        applied = { _ in nil }
    }

    init(kept: KeptObjects, change: ChangeRequest) {
        self.kept = kept
        applied = change.tree
    }

    init(kept: KeptObjects, applied object: AdmissionRequest.Object) {
        self.kept = kept
        applied = { if case .applied(let reading) = object { reading.tree(of: $0) } else { nil } }
    }

    /// An object as compact JSON.
    func text(of reference: ObjectReference) -> [UInt8]? {
        applied(reference).map { JSONWriter.write($0) } ?? kept.text(of: reference)
    }

    func tree(of reference: ObjectReference) -> Tree? { applied(reference) ?? kept.tree(of: reference) }

    /// A remediation with each of its objects; what the cluster wrote into them is left out.
    func repair(_ remediation: Remediation) -> Report.Repair {
        Report.Repair(
            remediation: remediation,
            objects: remediation.changes.map { change in
                Report.ChangedObject(
                    EditedObject(change.resource, change.base, by: change.edits) {
                        tree(of: change.resource).map {
                            EditedObject(change.resource, from: $0.withoutClusterMembers, by: change.edits)
                        }
                    })
            })
    }
}
