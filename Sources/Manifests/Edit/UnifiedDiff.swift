/// The difference of two texts, as `diff -u` prints it and `patch` reads it.
package struct UnifiedDiff {
    private enum Line {
        case same(Substring)
        case removed(Substring)
        case added(Substring)

        var isSame: Bool {
            if case .same = self { return true }
            return false
        }
    }

    private static let context = 3
    /// Lines times lines that are compared one by one; a larger middle is replaced whole.
    private static let comparisons = 1_000_000

    /// - Parameters:
    ///   - before: nil where there was nothing. Texts end with a line end.
    ///   - path: what the file is called.
    package static func text(from before: String?, to after: String, path: String) -> String {
        if before == after { return "" }
        let lines = compare(self.lines(before ?? ""), self.lines(after))
        let old = before == nil ? "/dev/null" : "a/\(path)"
        var result = "--- \(old)\n+++ b/\(path)\n"
        for hunk in hunks(lines) { write(lines, hunk, into: &result) }
        return result
    }

    private static func lines(_ text: String) -> [Substring] {
        var result: [Substring] = []
        var rest = text[...]
        while let end = rest.utf8.firstIndex(of: 0x0a) {
            result.append(rest[..<end])
            rest = rest[rest.utf8.index(after: end)...]
        }
        if !rest.isEmpty { result.append(rest) }
        return result
    }

    private static func compare(_ old: [Substring], _ new: [Substring]) -> [Line] {
        var first = 0
        while first < min(old.count, new.count) && same(old[first], new[first]) { first += 1 }
        var last = 0
        while last < min(old.count, new.count) - first && same(old[old.count - 1 - last], new[new.count - 1 - last]) {
            last += 1
        }
        let (oldMiddle, newMiddle) = (Array(old[first..<(old.count - last)]), Array(new[first..<(new.count - last)]))
        return old[..<first].map(Line.same) + middle(oldMiddle, newMiddle)
            + old[(old.count - last)...].map(Line.same)
    }

    /// Bytes, not characters: what only looks alike differs.
    private static func same(_ left: Substring, _ right: Substring) -> Bool { left.utf8.elementsEqual(right.utf8) }

    /// The longest common subsequence.
    private static func middle(_ old: [Substring], _ new: [Substring]) -> [Line] {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= comparisons else {
            return old.map(Line.removed) + new.map(Line.added)
        }
        let width = new.count + 1
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                lengths[row * width + column] =
                    same(old[row], new[column])
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        var result: [Line] = []
        while row < old.count || column < new.count {
            if row < old.count, column < new.count, same(old[row], new[column]) {
                result.append(.same(old[row]))
                (row, column) = (row + 1, column + 1)
            } else if row < old.count,
                column == new.count || lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
            {
                result.append(.removed(old[row]))
                row += 1
            } else {
                result.append(.added(new[column]))
                column += 1
            }
        }
        return result
    }

    /// The changed lines with those around them; hunks that would touch are one.
    private static func hunks(_ lines: [Line]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for index in lines.indices where !lines[index].isSame {
            let range = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = result.last, last.upperBound >= range.lowerBound {
                result[result.count - 1] = last.lowerBound..<range.upperBound
            } else {
                result.append(range)
            }
        }
        return result
    }

    private static func write(_ lines: [Line], _ hunk: Range<Int>, into result: inout String) {
        var (oldStart, newStart) = (0, 0)
        for line in lines[..<hunk.lowerBound] {
            if case .added = line {} else { oldStart += 1 }
            if case .removed = line {} else { newStart += 1 }
        }
        var (oldCount, newCount) = (0, 0)
        var body = ""
        for line in lines[hunk] {
            switch line {
            case .same(let text): (oldCount, newCount, body) = (oldCount + 1, newCount + 1, body + " \(text)\n")
            case .removed(let text): (oldCount, body) = (oldCount + 1, body + "-\(text)\n")
            case .added(let text): (newCount, body) = (newCount + 1, body + "+\(text)\n")
            }
        }
        // A side without lines names the line before it.
        let (old, new) = (oldCount == 0 ? oldStart : oldStart + 1, newCount == 0 ? newStart : newStart + 1)
        result += "@@ -\(old),\(oldCount) +\(new),\(newCount) @@\n\(body)"
    }
}
