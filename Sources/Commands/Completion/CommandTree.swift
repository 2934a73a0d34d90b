/// The commands as a completion meets them: first words, and second words of groups.
struct CommandTree {
    struct Entry {
        var word: String
        var summary: String
    }

    let commands: [Command]

    var firstWords: [Entry] {
        var entries: [Entry] = []
        for command in commands {
            let word = command.words[0]
            guard !entries.contains(where: { $0.word == word }) else { continue }
            entries.append(Entry(word: word, summary: Legible.groups[word] ?? command.summary))
        }
        return entries
    }

    var groups: [String] { firstWords.map(\.word).filter(isGroup) }

    func members(of group: String) -> [Command] {
        commands.filter { $0.words.count == 2 && $0.words[0] == group }
    }

    private func isGroup(_ word: String) -> Bool { !members(of: word).isEmpty }
}
