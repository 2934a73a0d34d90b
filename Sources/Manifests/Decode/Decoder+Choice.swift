import Model

extension Decoder {
    /// One of the words of an enumeration; another word is a fault that names the nearest.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ parent: Int?, _ name: MemberName, _: Choice.Type = Choice.self
    ) -> Choice? {
        member(parent, name).flatMap { choice($0) }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: Int, _: Choice.Type = Choice.self
    ) -> Choice? {
        guard expect(node, .string) else { return nil }
        let word = document.string(node)
        if let choice = Choice(rawValue: word) { return choice }
        fault(
            node, .unknownValue,
            "unknown value `\(word.shortened)`\(Nearest.advice(for: word, among: Choice.allCases.map(\.rawValue)))")
        return nil
    }
}

/// The word that a misspelt one was probably meant to be.
package enum Nearest {
    /// `; did you mean …`, or all words where none is near.
    static func advice(for word: String, among words: [String]) -> String {
        if let nearest = nearest(to: word, among: words) { return "; did you mean `\(nearest)`" }
        guard words.count <= 12 else { return "" }
        return "; it has to be one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// The nearest of the words; nil where none is near.
    package static func nearest(to word: String, among words: [String]) -> String? {
        let written = Array(word.lowercased().utf8.prefix(100))
        let limit = max(1, min(3, written.count / 3))
        var best: (word: String, distance: Int)?
        for candidate in words {
            let distance = distance(written, Array(candidate.lowercased().utf8))
            if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Letters to insert, drop, replace or swap.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var (before, previous, current) = ([Int](), Array(0...right.count), [Int](repeating: 0, count: right.count + 1))
        for row in left.indices {
            current[0] = row + 1
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                current[column + 1] = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    current[column + 1] = min(current[column + 1], before[column - 1] + 1)
                }
            }
            (before, previous, current) = (previous, current, previous)
        }
        return previous[right.count]
    }
}
