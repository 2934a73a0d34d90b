package import Model

/// One call that a change of the mesh makes end differently.
package struct CallChange: Hashable, Sendable {
    /// In the order in which they are given.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It does not work any longer.
        case broken
        /// It works, and is weaker protected than before.
        case exposed
        /// It works, and did not.
        case repaired
        /// It works, and is better protected than before.
        case hardened
        /// Neither: it fails for another reason, or is open before or after.
        case changed
    }

    package var kind: Kind
    package var client: MatrixClient
    package var server: MatrixServer
    package var before: CallEnd
    package var after: CallEnd
    /// The changed object without which the call would end as before; nil where only several together do it.
    package var cause: ObjectReference?

    /// Whether somebody will want it repaired.
    package var isHarm: Bool { kind == .broken || kind == .exposed }
}

extension CallChange.Kind {
    /// nil where the two are the same.
    package init?(before: CallEnd, after: CallEnd) {
        if before == after { return nil }
        switch (before.verdict, after.verdict) {
        case (.broken, .broken), (.broken, .undetermined), (_, .undetermined): self = .changed
        case (_, .broken): self = .broken
        case (.undetermined, _): self = .changed
        case (.broken, _): self = .repaired
        case (let before, let after): self = after.rank < before.rank ? .exposed : .hardened
        }
    }
}
