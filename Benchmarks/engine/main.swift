// How long one evaluation takes inside the process: `swift run -c release engine-benchmark [QUESTION]`.
//
// The budget is that of the decision, its objects resolved: which proxies, which configuration, the walk of the bytes.
// The whole answer, with its words and its repairs evaluated again, is printed beside it.

import API
import Engine
import Glibc
import Manifests
import Model
import Rendering

func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
}

/// The median of several rounds, in microseconds for one call of `body`.
func microseconds(calls: Int, _ body: () -> Bool) -> Double {
    var rounds: [Double] = []
    for _ in 0..<9 {
        var works = true
        let elapsed = ContinuousClock().measure {
            for _ in 0..<calls { works = body() && works }
        }
        precondition(works, "an evaluation in the measurement failed")
        rounds.append(Double(elapsed.components.seconds) * 1e6 + Double(elapsed.components.attoseconds) / 1e12)
    }
    return rounds.sorted()[rounds.count / 2] / Double(calls)
}

func show(_ name: String, _ value: Double) {
    print("\(name): \((value * 100).rounded() / 100) µs")
}

let path = CommandLine.arguments.dropFirst().first ?? "Benchmarks/question.json"
let reading = QuestionReading.read(contents(of: path), as: path.hasSuffix(".json") ? .json : .yaml)
guard let question = reading.question else {
    print("\(path): \(reading.faults.map(\.detail).joined(separator: "; "))")
    exit(2)
}

do throws(SubjectError) {
    let subject = try Subject(question)
    show("evaluation, objects resolved", microseconds(calls: 2000) { !Outcome(subject).walks.isEmpty })
    show("evaluation, objects to be resolved", microseconds(calls: 1000) { (try? Subject(question)) != nil })
    show("whole answer", microseconds(calls: 200) { (try? Evaluation.answer(question)) != nil })
    let bytes = contents(of: path)
    let format: TextFormat = path.hasSuffix(".json") ? .json : .yaml
    show("question read", microseconds(calls: 1000) { QuestionReading.read(bytes, as: format).question != nil })
    if let answered = try? AnsweredQuestion(bytes, as: format) {
        show("answer written", microseconds(calls: 1000) { !answered.report().json.isEmpty })
    }
    show(
        "bytes to bytes",
        microseconds(calls: 200) { (try? AnsweredQuestion(bytes, as: format))?.report().json.isEmpty == false })
} catch {
    print("\(path): \(error)")
    exit(2)
}
