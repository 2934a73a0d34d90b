package import Model

/// A change that was applied and evaluated again, and helps.
package struct Remediation: Hashable, Sendable {
    package var title: String
    /// Empty where an application has to change, and no manifest.
    package var changes: [Change]
    package var verdictAfter: Verdict
    /// Whether something is less protected, or asked for less, than before.
    package var weakens: Bool
    package var tradeoffs: [String]
}

/// One object to create or to edit.
package struct Change: Hashable, Sendable {
    package var resource: ObjectReference
    /// The object before the edits; nil for one that stands in the question's text, where it is edited as written.
    package var base: ObjectText?
    package var edits: [ObjectEdit]
}
