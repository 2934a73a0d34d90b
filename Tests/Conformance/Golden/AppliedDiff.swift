/// What `patch` makes of a text: every hunk at its line, every line of it as the hunk says.
package enum AppliedDiff {
    /// nil where the difference does not fit the text.
    package static func apply(_ diff: String, to text: String) -> String? {
        var old = lines(text)[...]
        var result: [Substring] = []
        var taken = 0
        for line in lines(diff).dropFirst(2) {
            if line.hasPrefix("@@ -") {
                let numbers = line.dropFirst(4).prefix { $0 != " " }.split(separator: ",").compactMap { Int($0) }
                guard numbers.count == 2 else { return nil }
                let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
                guard start >= taken, start - taken <= old.count else { return nil }
                result += old.prefix(start - taken)
                old = old.dropFirst(start - taken)
                taken = start
                continue
            }
            let text = line.dropFirst()
            switch line.first {
            case "+": result.append(text)
            case " ", "-":
                guard let first = old.first, first.utf8.elementsEqual(text.utf8) else { return nil }
                if line.first == " " { result.append(text) }
                old = old.dropFirst()
                taken += 1
            default: return nil
            }
        }
        return (result + old).map { $0 + "\n" }.joined()
    }

    /// The text before, from the one after: `patch -R`.
    package static func reverse(_ diff: String, from text: String) -> String? {
        let turned = lines(diff).enumerated().map { index, line -> String in
            if index < 2 { return "\(line)\n" }
            if line.hasPrefix("@@ -") {
                let sides = line.dropFirst(4).dropLast(3).split(separator: " ")
                return "@@ -\(sides[1].dropFirst()) +\(sides[0]) @@\n"
            }
            let rest = line.dropFirst()
            return (line.hasPrefix("+") ? "-" : line.hasPrefix("-") ? "+" : " ") + rest + "\n"
        }
        return apply(turned.joined(), to: text)
    }

    private static func lines(_ text: String) -> [Substring] {
        var result = text.split(omittingEmptySubsequences: false) { $0 == "\n" }
        if result.last?.isEmpty ?? false { result.removeLast() }
        return result
    }
}
