/// Text in lines of at most 80 columns.
enum Paragraph {
    static let width = 80

    /// - Parameters:
    ///   - first: what the first line begins with.
    ///   - rest: what all others begin with.
    static func lines(_ text: String, first: String = "", rest: String = "") -> [String] {
        var result: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty && line.count + 1 + word.count > width {
                result.append(line)
                line = rest
                isEmpty = true
            }
            line += isEmpty ? String(word) : " \(word)"
            isEmpty = false
        }
        result.append(line)
        return result
    }
}
