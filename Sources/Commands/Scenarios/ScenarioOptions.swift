import API
import HTTPServer
import Model
import ScenarioStore

extension Option {
    static let verdict = Option(
        "verdict", .text("VERDICT"), isRepeatable: true, help: "those with this verdict, or one of several")
    static let code = Option("code", .text("LEGNNNN"), help: "those with this code")
    static let namespace = Option(
        "namespace", .text("NAME"), short: "n", help: "those whose client or server is in it")
    static let label = Option(
        "label", .text("KEY[=VALUE]"), short: "l", isRepeatable: true,
        help: "those with this label, and all others given")
    static let createdAfter = Option("created-after", .text("TIME"), help: "those created later (RFC 3339)")
    static let createdBefore = Option("created-before", .text("TIME"), help: "those created earlier (RFC 3339)")
    static let pageSize = Option("page-size", .text("COUNT"), standard: "50", help: "how many, 1 to 1000")
    static let pageToken = Option("page-token", .text("TOKEN"), help: "where to go on, as the page before said")
    static let output = Option(
        "output", .one(of: ["text", "json"]), short: "o", standard: "text", help: "how to print")

    static let storage = [Option.dataDirectory, .store]
    static let filters = [Option.verdict, .code, .namespace, .label, .createdAfter, .createdBefore]
}

extension Arguments {
    /// The options as the query parameters of the contract that they stand for.
    private static let parameters: [(option: Option, name: String)] = [
        (.verdict, "verdict"), (.code, "code"), (.namespace, "namespace"), (.label, "label"),
        (.createdAfter, "createdAfter"), (.createdBefore, "createdBefore"), (.pageSize, "pageSize"),
        (.pageToken, "pageToken"),
    ]

    private var query: [QueryItem] {
        Self.parameters.flatMap { parameter in
            all(parameter.option).map { QueryItem(parameter.name, $0.text) }
        }
    }

    func scenarioQuery() throws(Failure) -> ScenarioQuery {
        do throws(Problem) { return try ScenarioQuery(page: query) } catch { throw Self.failure(error) }
    }

    func scenarioFilter() throws(Failure) -> ScenarioFilter {
        do throws(Problem) { return try ScenarioQuery.filter(query) } catch { throw Self.failure(error) }
    }

    private static func failure(_ problem: Problem) -> Failure {
        let pointer = problem.errors.first?.pointer ?? ""
        let option = parameters.first { "/query/\($0.name)" == pointer }?.option
        return .usage(option.map { "`--\($0.name)`: \(problem.detail)" } ?? problem.detail)
    }

    /// The operands as identifiers.
    func identifiers() throws(Failure) -> [ULID] {
        var result: [ULID] = []
        for text in operands {
            guard let id = ULID(text) else { throw .usage("`\(text)` is not an `id` of 26 characters") }
            result.append(id)
        }
        return result
    }
}

/// Runs what the store may refuse.
func asking<Value>(_ body: () throws(StoreError) -> Value) throws(Failure) -> Value {
    do throws(StoreError) {
        return try body()
    } catch {
        throw error == .badToken ? .usage(error.description) : .failed(error.description)
    }
}
