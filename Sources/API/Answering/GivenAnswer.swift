import Rendering

/// An answer in JSON as it is sent.
///
/// All of it follows from the bytes of the question alone, so that whoever asks the same can be given the same.
final class GivenAnswer: Sendable {
    let facts: AnswerFacts
    let json: [UInt8]

    init(_ answered: AnsweredQuestion, _ form: AnswerForm) {
        facts = AnswerFacts(answered)
        json = answered.report(form).json
    }
}

/// What an answer has beside the answer.
package enum AnswerForm: Hashable, Sendable {
    /// Nothing: `evaluate` gives it as it is.
    case alone
    /// The question, as it is kept with its scenario.
    case withQuestion
}
