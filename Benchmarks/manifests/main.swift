// How fast texts become values: `swift run -c release manifests-benchmark`.
//
// With a part of a line's name as its argument, measures only those lines. Prints a line for each text: megabytes per second, or microseconds per question, beside its budget.

import Manifests

let mesh = MeshText(services: 1800)

func best(of rounds: Int, _ body: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
        let elapsed = ContinuousClock().measure(body)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        best = min(best, seconds)
    }
    return best
}

func rounded(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
}

func isAsked(_ name: String) -> Bool {
    CommandLine.arguments.count < 2 || name.contains(CommandLine.arguments[1])
}

var isWithinBudget = true

@MainActor func throughput(_ name: String, _ text: [UInt8], as format: TextFormat, budget: Double) {
    guard isAsked(name) else { return }
    let objects = ManifestReading.read(text, as: format)
    precondition(objects.faults.isEmpty, "the benchmark's own text has a fault: \(objects.faults)")
    let seconds = best(of: 25) { _ = ManifestReading.read(text, as: format) }
    let speed = Double(text.count) / seconds / 1e6
    isWithinBudget = isWithinBudget && speed >= budget
    print("\(name): \(rounded(speed)) MB/s of \(text.count) bytes (budget: at least \(rounded(budget)))")
}

@MainActor func latency(_ name: String, _ text: [UInt8], as format: TextFormat, budget: Double) {
    guard isAsked(name) else { return }
    precondition(QuestionReading.read(text, as: format).faults.isEmpty, "the benchmark's own question has a fault")
    let count = 2000
    let seconds = best(of: 7) { for _ in 0..<count { _ = QuestionReading.read(text, as: format) } }
    let microseconds = seconds / Double(count) * 1e6
    isWithinBudget = isWithinBudget && microseconds <= budget
    print("\(name): \(rounded(microseconds)) µs for \(text.count) bytes (budget: at most \(rounded(budget)))")
}

throughput("manifests, compact JSON", mesh.json, as: .json, budget: 200)
throughput("manifests, JSON as kubectl prints it", mesh.spacedJSON, as: .json, budget: 200)
throughput("manifests, JSON lines", mesh.jsonLines, as: .jsonLines, budget: 100)
throughput("manifests, YAML", mesh.yaml, as: .yaml, budget: 30)
latency("question, JSON", MeshText.question, as: .json, budget: 10)
if !isWithinBudget { print("over budget") }
