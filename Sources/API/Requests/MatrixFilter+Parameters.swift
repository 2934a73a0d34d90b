import Engine

extension MatrixFilter {
    static let parameters = ["namespace", "workload", "host", "verdict", "code"]

    /// - Throws: 400 for a verdict or a code that is none.
    init(_ parameters: Parameters) throws(Problem) {
        self.init(
            namespace: parameters["namespace"], workload: parameters["workload"], host: parameters["host"],
            verdict: try parameters.choice("verdict"), code: try parameters.code("code"))
    }

    /// What tells it from others, for page tokens.
    var parts: [String?] { [namespace, workload, host, verdict?.rawValue, code] }
}

extension Parameters {
    /// `LEG` and four digits.
    func code(_ name: String) throws(Problem) -> String? {
        guard let text = self[name] else { return nil }
        guard text.hasPrefix("LEG"), text.utf8.count == 7, text.utf8.dropFirst(3).allSatisfy({ (48...57).contains($0) })
        else { throw .parameter(name, "`\(text.prefix(64))` is no code: write `LEG` and four digits") }
        return text
    }
}
