/// Text in lines of at most so many columns.
struct Wrapping {
    var width = 78

    /// - Parameters:
    ///   - first: what the first line begins with.
    ///   - rest: what all others begin with; as wide as `first` for a hanging indent.
    func lines(_ text: String, first: String = "", rest: String? = nil) -> [String] {
        let indent = rest ?? String(repeating: " ", count: first.count)
        var result: [String] = []
        var line = first
        var isEmpty = true
        for word in text.printable.split(separator: " ") {
            if !isEmpty && line.count + 1 + word.count > width {
                result.append(line)
                line = indent
                isEmpty = true
            }
            if !isEmpty { line += " " }
            line += word
            isEmpty = false
        }
        result.append(line)
        return result
    }
}
