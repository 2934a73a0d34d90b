import Engine
import Manifests
import Testing

/// The answer to a question in YAML.
func ask(_ yaml: String) throws -> Answer {
    let reading = QuestionReading.read(Array(yaml.utf8), as: .yaml)
    return try Evaluation.answer(try #require(reading.question, "\(reading.faults)"))
}
