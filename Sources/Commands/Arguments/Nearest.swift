/// Finds what somebody may have meant.
enum Nearest {
    /// The word with the fewest edits to `text`, if those are few; the first of equals.
    static func word(to text: String, among words: [String]) -> String? {
        let limit = max(1, text.count / 3)
        var best: (word: String, distance: Int)?
        for word in words {
            let distance = distance(Array(text), Array(word))
            if distance <= limit && distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word ?? words.first { text.count > 2 && $0.hasPrefix(text) }
    }

    /// Levenshtein's.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let substituted = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
