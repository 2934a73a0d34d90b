import ScenarioStore

extension Command {
    /// `legible scenarios backup FILE`.
    static let backupScenarios = Command(
        "scenarios backup", "copies the store into a new file, also while a server uses it",
        options: Option.storage,
        operands: [
            Operand(name: "FILE", count: .one, help: "a file that does not exist yet", completion: .file)
        ],
        notes: ["The copy is a store itself: `--store sqlite:FILE` opens it."],
        example: "legible scenarios backup /var/backups/scenarios.sqlite3"
    ) { arguments, _ throws(Failure) in
        let store = try StoreLocation(arguments).openExisting()
        defer { store.close() }
        try asking { () throws(StoreError) in try store.backup(to: arguments.operands.first ?? "") }
        return .yes
    }
}
