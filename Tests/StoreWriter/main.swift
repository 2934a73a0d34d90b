import Glibc
import ScenarioStore
import Synchronization

// Writes scenarios to the store at the path given until it is killed, and prints the identifier of each one once it
// was acknowledged. The test of durability kills it.
let ids = ULIDGenerator()
let store: SQLiteStore
do {
    store = try SQLiteStore(path: CommandLine.arguments.dropFirst().first ?? "")
} catch {
    print("store-writer: \(error)")
    exit(1)
}

@Sendable func createNext() {
    let id = ids.next()
    // Every other one shares its content with others.
    let padding = String(repeating: "x", count: id.low % 2 == 0 ? 700 : Int(id.low % 9000))
    let body = Array("{\"id\":\"\(id)\",\"createdAt\":\"\",\"padding\":\"\(padding)\"}".utf8)
    let scenario = StoredScenario(
        id: id, name: nil, labels: [], verdict: "broken", codes: [], namespaces: [], body: body)
    store.create(scenario, key: nil) { result in
        guard case .success = result else { exit(2) }
        let line = Array("\(id)\n".utf8)
        guard write(STDOUT_FILENO, line, line.count) == line.count else { exit(3) }
        createNext()
    }
}

for _ in 0..<16 { createNext() }
while true { pause() }
