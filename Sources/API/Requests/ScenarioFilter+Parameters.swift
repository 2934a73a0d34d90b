import Engine
import ScenarioStore

extension ScenarioFilter {
    static let parameters = ["code", "namespace", "createdAfter", "createdBefore"]
    static let repeatableParameters = ["verdict", "label"]

    /// - Throws: 400 for a verdict, a code, a label or a time that is none.
    init(_ parameters: Parameters) throws(Problem) {
        self.init()
        for text in parameters.all("verdict") {
            guard Verdict(rawValue: text) != nil else {
                let all = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw .parameter("verdict", "`\(text)` is no verdict; there are \(all)")
            }
            verdicts.insert(text)
        }
        for text in parameters.all("label") {
            guard let condition = LabelCondition(text) else {
                throw .parameter("label", "`\(text)` is no label: write `key` or `key=value`")
            }
            labels.insert(condition)
        }
        if let text = parameters["code"] {
            guard text.hasPrefix("LEG"), text.utf8.count == 7, text.utf8.dropFirst(3).allSatisfy(\.isASCIIDigit) else {
                throw .parameter("code", "`\(text.prefix(64))` is no code: write `LEG` and four digits")
            }
            code = text
        }
        namespace = parameters["namespace"]
        createdAfter = try parameters.time("createdAfter")
        createdBefore = try parameters.time("createdBefore")
    }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { (48...57).contains(self) }
}
