// How long one evaluation takes inside the process: `swift run -c release engine-benchmark [QUESTION]`.
//
// The budget is that of the decision, its objects resolved: which proxies, which configuration, the walk of the bytes. The
// walk alone is printed too: its proxies are configured, and the list of its walks is that of the walk before.
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

/// What this process has cost so far, in microseconds: others on the same machine do not count.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// The median of several rounds, in microseconds of processor time for one call of `body`.
func microseconds(calls: Int, _ body: () -> Bool) -> Double {
    var rounds: [Double] = []
    for _ in 0..<9 {
        var works = true
        let start = processorTime()
        for _ in 0..<calls { works = body() && works }
        rounds.append(processorTime() - start)
        precondition(works, "an evaluation in the measurement failed")
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

// `engine-benchmark FILE COUNT` only answers, so that a profiler sees nothing else; with `decide` behind it, it only
// decides, its objects resolved, and with `walk` it walks the bytes of one decision again and again.
if let count = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) {
    if let step = CommandLine.arguments.dropFirst(3).first {
        guard let subject = try? Subject(question) else { exit(1) }
        if step == "decide" {
            for _ in 0..<count where Outcome(subject).walks.isEmpty { exit(1) }
        } else {
            let simulation = Simulation(subject)
            var outcome = Outcome(simulation)
            for _ in 0..<count { outcome.decide(simulation) }
        }
        exit(0)
    }
    let bytes = contents(of: path)
    for _ in 0..<count {
        let answered = try? AnsweredQuestion(bytes, as: path.hasSuffix(".json") ? .json : .yaml)
        guard answered?.report().json.isEmpty == false else { exit(1) }
    }
    exit(0)
}

do throws(SubjectError) {
    let subject = try Subject(question)
    show("evaluation, objects resolved", microseconds(calls: 2000) { !Outcome(subject).walks.isEmpty })
    let simulation = Simulation(subject)
    var outcome = Outcome(simulation)
    show(
        "evaluation, the walk alone",
        microseconds(calls: 2000) {
            outcome.decide(simulation)
            return !outcome.walks.isEmpty
        })
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
    if CommandLine.arguments.count == 1 {
        let manifests = contents(of: "Benchmarks/question-with-manifests.json")
        show(
            "bytes to bytes, with manifests",
            microseconds(calls: 200) { (try? AnsweredQuestion(manifests, as: .json))?.report().json.isEmpty == false })
    }
} catch {
    print("\(path): \(error)")
    exit(2)
}
