package import Model

/// A change that was applied and evaluated again, and helps.
package struct Remediation: Hashable, Sendable {
    /// What a repair may need that is no object of the manifests.
    package enum Beside: String, Hashable, Sendable, CaseIterable {
        case applications
        case meshSettings = "mesh-settings"
    }

    package var title: String
    /// Empty where an application or a setting of the mesh has to change, and no object.
    package var changes: [Change]
    /// What has to change beside the objects.
    package var besides: [Beside]
    package var verdictAfter: Verdict
    /// Whether something is less protected, or asked for less, than before.
    package var weakens: Bool
    package var tradeoffs: [String]
    package var alsoChanges: AlsoChanges
}

/// One object to create or to edit.
package struct Change: Hashable, Sendable {
    package var resource: ObjectReference
    package var base: ObjectBase
    package var edits: [ObjectEdit]
}
