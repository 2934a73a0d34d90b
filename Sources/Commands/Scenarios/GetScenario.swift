import ScenarioStore

extension Command {
    /// `legible scenarios get ID`.
    static let getScenario = Command(
        "scenarios get", "prints a stored scenario as it was answered, JSON", options: Option.storage,
        operands: [Operand(name: "ID", count: .one, help: "the scenario's number, 26 characters")],
        example: "legible scenarios get 01JDF0Q8ZC5T7V3W9X2Y4N6M8K"
    ) { arguments, surroundings throws(Failure) in
        let identifiers = try arguments.identifiers()
        let store = try StoreLocation(arguments).openExisting()
        defer { store.close() }
        for id in identifiers {
            guard let scenario = try asking({ () throws(StoreError) in try store.scenario(id) }) else {
                throw .failed("no scenario `\(id)`")
            }
            try surroundings.print(scenario.body + [UInt8(ascii: "\n")])
        }
        return .yes
    }
}
