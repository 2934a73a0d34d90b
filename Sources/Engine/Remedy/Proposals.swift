import Model

/// Every change that is worth an evaluation for one walk, the smallest and best first.
struct Proposals {
    private(set) var question: Question
    let circumstances: Circumstances
    private(set) var objects: Objects

    init(question: Question, circumstances: Circumstances) {
        self.question = question
        self.circumstances = circumstances
        objects = circumstances.mesh.objects
    }

    /// Whether there is anything to propose for a walk at all.
    static func mayHelp(_ walk: Walk) -> Bool {
        walk.missing == nil && (walk.verdict != .mutualTLS || walk.encryptions > 1)
    }

    var subject: Subject { circumstances.subject }
    var walk: Walk { circumstances.walk }
    var mesh: Mesh { circumstances.mesh }
    /// Whether the server's application takes TLS; behind a gateway the port that it sends to says so, if nothing else does.
    var expectsTLS: Bool { subject.application.tls ?? (walk.lastUpstream?.port.declared.class == .tls) }
    /// Whether the application's TLS has to stay.
    var keepsApplicationTLS: Bool { question.requirements.applicationTLS != nil }

    func all() -> [Proposal] {
        guard walk.missing == nil else { return [] }
        guard let reason = walk.failure?.reason else { return improvements.compactMap { $0 } }
        return repairs(of: reason).compactMap { $0 }
    }

    /// For calls that work, and could be better protected or cheaper.
    private var improvements: [Proposal?] {
        switch walk.verdict {
        case .mutualTLS: walk.encryptions > 1 ? [plaintextOnHTTPPort, plaintextOnBothSides] : []
        case .tls, .plaintext: protections
        case .broken, .undetermined: []
        }
    }
}

extension Proposals {
    /// A proposal whose objects are changed by `edit`.
    func proposal(
        _ title: String, changes: [Change], weakens: Bool = false, tradeoffs: [String] = [],
        edit: (inout Objects) -> Void
    ) -> Proposal {
        var changed = objects
        edit(&changed)
        return Proposal(
            title: title, changes: changes, weakens: weakens, tradeoffs: tradeoffs, objects: changed,
            question: question)
    }
    /// `first`, and with it what else the same end of the call asks for.
    ///
    /// For changes of which each alone may leave the call as it is, or bring it less far.
    func together(_ first: Proposal?, _ second: (Proposals) -> Proposal?) -> Proposal? {
        guard let first else { return nil }
        var after = self
        after.question = first.question
        after.objects = first.objects
        return second(after).map(first.followed)
    }
}
