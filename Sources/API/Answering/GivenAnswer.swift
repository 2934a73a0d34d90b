import Rendering
import ScenarioStore

/// An answer in JSON as it is sent.
///
/// All of it follows from the bytes of the question alone, so that whoever asks the same can be given the same.
final class GivenAnswer: Sendable {
    let facts: AnswerFacts
    let json: [UInt8]
    /// The same as a store keeps it; nil for an answer alone, which is not kept.
    let content: ScenarioContent?

    init(_ answered: AnsweredQuestion, _ form: AnswerForm) {
        facts = AnswerFacts(answered)
        json = answered.report(form).json
        content = form == .withQuestion ? ScenarioContent(json: json) : nil
    }
}

/// What an answer has beside the answer.
package enum AnswerForm: Hashable, Sendable {
    /// Nothing: `evaluate` gives it as it is.
    case alone
    /// The question, as it is kept with its scenario.
    case withQuestion
}
