import API
import ScenarioStore

extension Command {
    /// `legible scenarios list`.
    static let listScenarios = Command(
        "scenarios list", "lists stored scenarios, newest first",
        options: Option.storage + Option.filters + [.pageSize, .pageToken, .output],
        example: "legible scenarios list --verdict broken --namespace shop"
    ) { arguments, surroundings throws(Failure) in
        let query = try arguments.scenarioQuery()
        let store = try StoreLocation(arguments).openExisting()
        defer { store.close() }
        let page = try asking { () throws(StoreError) in try store.list(query.filter, page: query.page) }
        if arguments.text(.output) == "json" {
            try surroundings.print(page.json + [UInt8(ascii: "\n")])
            return .yes
        }
        try surroundings.print(page.items.map { $0.row + "\n" }.joined())
        if let token = page.nextToken { surroundings.complain("there are more: `--page-token \(token)`") }
        return .yes
    }
}

extension StoredScenario {
    /// Number, time, verdict, codes and name, in columns.
    fileprivate var row: String {
        let padding = String(repeating: " ", count: max(0, 12 - verdict.count))
        let codes = codes.isEmpty ? "-" : codes.joined(separator: ",")
        return "\(id)  \(DateTime.text(createdAt))  \(verdict)\(padding)  \(codes)" + (name.map { "  \($0)" } ?? "")
    }
}
