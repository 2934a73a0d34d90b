/// The difference of two texts, as `diff -u` prints it and `patch` reads it.
package struct UnifiedDiff {
    /// Bytes, not characters: what only looks alike differs.
    private typealias Text = ArraySlice<UInt8>

    private enum Line {
        case same(Text)
        case removed(Text)
        case added(Text)

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
        text(from: before.map { Array($0.utf8) }, to: Array(after.utf8), path: path)
    }

    /// The same of texts in UTF-8.
    static func text(from before: [UInt8]?, to after: [UInt8], path: String) -> String {
        if before == after { return "" }
        let lines = compare(self.lines(before ?? []), self.lines(after))
        let old = before == nil ? "/dev/null" : "a/\(path)"
        var result = Array("--- \(old)\n+++ b/\(path)\n".utf8)
        for hunk in hunks(lines) { write(lines, hunk, into: &result) }
        return String(decoding: result, as: UTF8.self)
    }

    private static func lines(_ text: [UInt8]) -> [Text] {
        var result: [Text] = []
        var start = 0
        for place in text.indices where text[place] == UInt8(ascii: "\n") {
            result.append(text[start..<place])
            start = place + 1
        }
        if start < text.count { result.append(text[start...]) }
        return result
    }

    private static func compare(_ old: [Text], _ new: [Text]) -> [Line] {
        var first = 0
        while first < min(old.count, new.count) && old[first] == new[first] { first += 1 }
        var last = 0
        while last < min(old.count, new.count) - first && old[old.count - 1 - last] == new[new.count - 1 - last] {
            last += 1
        }
        let (oldMiddle, newMiddle) = (Array(old[first..<(old.count - last)]), Array(new[first..<(new.count - last)]))
        return old[..<first].map(Line.same) + middle(oldMiddle, newMiddle)
            + old[(old.count - last)...].map(Line.same)
    }

    /// The longest common subsequence.
    private static func middle(_ old: [Text], _ new: [Text]) -> [Line] {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= comparisons else {
            return old.map(Line.removed) + new.map(Line.added)
        }
        let width = new.count + 1
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                lengths[row * width + column] =
                    old[row] == new[column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        var result: [Line] = []
        while row < old.count || column < new.count {
            if row < old.count, column < new.count, old[row] == new[column] {
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

    private static func write(_ lines: [Line], _ hunk: Range<Int>, into result: inout [UInt8]) {
        var (oldStart, newStart) = (0, 0)
        for line in lines[..<hunk.lowerBound] {
            if case .added = line {} else { oldStart += 1 }
            if case .removed = line {} else { newStart += 1 }
        }
        var (oldCount, newCount) = (0, 0)
        var body: [UInt8] = []
        func add(_ mark: UInt8, _ text: Text) {
            body.append(mark)
            body += text
            body.append(UInt8(ascii: "\n"))
        }
        for line in lines[hunk] {
            switch line {
            case .same(let text):
                (oldCount, newCount) = (oldCount + 1, newCount + 1)
                add(UInt8(ascii: " "), text)
            case .removed(let text):
                oldCount += 1
                add(UInt8(ascii: "-"), text)
            case .added(let text):
                newCount += 1
                add(UInt8(ascii: "+"), text)
            }
        }
        // A side without lines names the line before it.
        let (old, new) = (oldCount == 0 ? oldStart : oldStart + 1, newCount == 0 ? newStart : newStart + 1)
        result += "@@ -\(old),\(oldCount) +\(new),\(newCount) @@\n".utf8
        result += body
    }
}
