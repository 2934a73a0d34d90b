import ScenarioStore

extension Command {
    /// `legible scenarios delete ID…`.
    static let deleteScenarios = Command(
        "scenarios delete", "removes stored scenarios", options: Option.storage,
        operands: [Operand(name: "ID", count: .oneOrMore, help: "a scenario's number, 26 characters")],
        notes: ["Exit status: 1 where one of them is not there; the others are removed all the same."],
        example: "legible scenarios delete 01JDF0Q8ZC5T7V3W9X2Y4N6M8K"
    ) { arguments, surroundings throws(Failure) in
        let identifiers = try arguments.identifiers()
        let store = try StoreLocation(arguments).openExisting()
        defer { store.close() }
        var status = ExitStatus.yes
        for id in identifiers {
            let deletion = try asking { () throws(StoreError) in try store.delete(id) }
            guard deletion != .deleted else { continue }
            surroundings.complain("legible: no scenario `\(id)`")
            status = .no
        }
        return status
    }
}
