/// What somebody sees when a call fails: a log line, an error or an answer.
package struct Symptom: Hashable, Sendable {
    package let observer: Observer
    /// As it is printed, with `…` for what differs from call to call; in parentheses where nothing is printed.
    package let text: String
    /// All of them must hold.
    package let circumstances: [Circumstance]

    init(_ observer: Observer, _ text: String, when circumstances: Circumstance...) {
        self.observer = observer
        self.text = text
        self.circumstances = circumstances
    }
}

extension Symptom {
    /// What the observers on the path of one call see of its failure.
    package static func seen(_ reason: FailureReason, in context: SymptomContext) -> [Symptom] {
        seen(Catalogue.code(for: reason).symptoms, in: context)
    }

    /// Those of some symptoms that fit one call.
    static func seen(_ symptoms: [Symptom], in context: SymptomContext) -> [Symptom] {
        let holding = context.circumstances
        let observers = context.observers
        return symptoms.filter { symptom in
            observers.contains(symptom.observer) && symptom.circumstances.allSatisfy(holding.contains)
        }.map { $0.seen(in: context) }
    }

    /// A gateway logs what the sidecar does whose part it takes.
    private func seen(in context: SymptomContext) -> Symptom {
        switch (context.gateway, observer) {
        case (.ends, .serverSidecar), (.sends, .clientSidecar): Symptom(.gateway, text, circumstances)
        default: self
        }
    }

    private init(_ observer: Observer, _ text: String, _ circumstances: [Circumstance]) {
        self.observer = observer
        self.text = text
        self.circumstances = circumstances
    }
}
