import Engine
import HTTPServer
import Model

/// The query of a request, of which every parameter has to be known.
struct Parameters {
    private let items: [QueryItem]

    /// - Parameters:
    ///   - known: those that the operation has.
    ///   - repeatable: those of them that may stand more than once.
    /// - Throws: 400 that names a parameter that does not exist, or that stands twice.
    init(_ request: Request, known: [String] = [], repeatable: [String] = []) throws(Problem) {
        try self.init(request.query, known: known, repeatable: repeatable)
    }

    init(_ query: [QueryItem], known: [String], repeatable: [String]) throws(Problem) {
        items = query
        var seen: Set<String> = []
        for item in items {
            guard known.contains(item.name) || repeatable.contains(item.name) else {
                let all = known + repeatable
                let hint = all.isEmpty ? "this operation has none" : "there are \(all.joined(separator: ", "))"
                throw .parameter(item.name, kind: .unknownParameter, "no query parameter `\(item.name)` here; \(hint)")
            }
            if !seen.insert(item.name).inserted && !repeatable.contains(item.name) {
                throw .parameter(item.name, "`\(item.name)` stands twice; give it once")
            }
        }
    }

    subscript(name: String) -> String? {
        for item in items where item.name == name { return item.value }
        return nil
    }

    /// - Throws: 400 where it is not given, or empty.
    func required(_ name: String, _ advice: String) throws(Problem) -> String {
        guard let text = self[name], !text.isEmpty else {
            throw .parameter(name, "`\(name)` is missing; \(advice)")
        }
        return text
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _: Choice.Type = Choice.self
    ) throws(Problem) -> Choice? {
        guard let text = self[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            throw .parameter(name, "`\(text.prefix(64))` is no `\(name)`; there are \(all)")
        }
        return choice
    }

    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .parameter(
                name, "`\(text)` is no `\(name)`: write a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    func time(_ name: String) throws(Problem) -> Int64? {
        guard let text = self[name] else { return nil }
        guard let time = DateTime.parse(text) else {
            throw .parameter(name, "`\(text)` is no time: write RFC 3339, as `2026-01-31T12:00:00Z`")
        }
        return time
    }
}

/// The value of a parameter that is on or off.
enum Truth: String, CaseIterable {
    case `true`, `false`
}
