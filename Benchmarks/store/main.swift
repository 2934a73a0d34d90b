import Glibc
import ScenarioStore

// Usage: store-benchmark [DIRECTORY] [SCENARIOS] [BODY_BYTES]
let arguments = CommandLine.arguments
let benchmark = StoreBenchmark(
    directory: arguments.count > 1 ? arguments[1] : ".",
    scenarios: arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000,
    bodyBytes: arguments.count > 3 ? Int(arguments[3]) ?? 4096 : 4096)

do {
    try benchmark.run()
} catch {
    print("store-benchmark: \(error)")
    exit(1)
}
