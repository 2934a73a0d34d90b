/// One entry of the catalogue: what a `LEG` number stands for.
///
/// Numbers are permanent and never used again: people search for them and silence them by name. The first digit is the
/// place: 1 client side, 2 network leg, 3 server side, 4 gateways and ambient, 5 resources that change nothing, 9 input.
package struct Code: Hashable, Sendable {
    /// `LEG` and four digits.
    package let number: String
    package let title: String
    package let severity: Severity
    /// What follows "given when".
    package let condition: String
    /// A paragraph in plain words.
    package let explanation: String
    /// What many expect, where it differs from what happens.
    package let popularBelief: String?
    /// What happens instead of that; present where there is a popular belief.
    package let instead: String?
    /// What everybody may see; `Symptom.seen(_:in:)` keeps what fits one call.
    package let symptoms: [Symptom]
    /// Sentences, the one that weakens least first.
    package let remedies: [String]
    /// The file and function of Istio or Envoy that decides it, or the standard.
    package let source: String

    init(
        number: String, title: String, severity: Severity, condition: String, explanation: String,
        popularBelief: String? = nil, instead: String? = nil, symptoms: [Symptom] = [], remedies: [String],
        source: String
    ) {
        self.number = number
        self.title = title
        self.severity = severity
        self.condition = condition
        self.explanation = explanation
        self.popularBelief = popularBelief
        self.instead = instead
        self.symptoms = symptoms
        self.remedies = remedies
        self.source = source
    }
}
