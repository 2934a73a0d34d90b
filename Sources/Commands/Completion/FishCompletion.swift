/// A completion script for fish.
struct FishCompletion {
    let commands: [Command]

    private var tree: CommandTree { CommandTree(commands: commands) }

    var script: String {
        var lines = ["# fish completion for legible", "complete -c legible -f"]
        for entry in tree.firstWords {
            let summary = Self.quoted(entry.summary)
            lines.append("complete -c legible -n __fish_use_subcommand -a \(entry.word) -d \(summary)")
        }
        for group in tree.groups {
            let members = tree.members(of: group)
            let words = members.map { $0.words[1] }.joined(separator: " ")
            let condition = "\(Self.seen(group)); and not \(Self.seen(words))"
            for member in members {
                lines.append(
                    "complete -c legible -n '\(condition)' -a \(member.words[1]) -d \(Self.quoted(member.summary))")
            }
        }
        for command in commands {
            let condition = command.words.map(Self.seen).joined(separator: "; and ")
            lines += command.options.map { "complete -c legible -n '\(condition)' \(rest(of: $0))" }
            lines += command.operands.compactMap(rest).map { "complete -c legible -n '\(condition)' \($0)" }
        }
        lines += ["complete -c legible -l help -d 'says what the command does'", ""]
        return lines.joined(separator: "\n")
    }

    private func rest(of option: Option) -> String {
        let short = option.short.map { " -s \($0)" } ?? ""
        let name = "-l \(option.name)\(short)"
        let help = "-d \(Self.quoted(option.help))"
        return switch option.value {
        case .flag: "\(name) \(help)"
        case .one(let choices): "\(name) -x -a '\(choices.joined(separator: " "))' \(help)"
        case .text(_, .file): "\(name) -r -F \(help)"
        case .text(_, .directory): "\(name) -x -a '(__fish_complete_directories)' \(help)"
        case .text(_, .none): "\(name) -x \(help)"
        }
    }

    private func rest(of operand: Operand) -> String? {
        switch operand.completion {
        case .none: nil
        case .file: "-F"
        case .commands: "-a '\(tree.firstWords.map(\.word).joined(separator: " "))'"
        case .words(let words): "-a '\(words.joined(separator: " "))'"
        }
    }

    private static func seen(_ words: String) -> String { "__fish_seen_subcommand_from \(words)" }

    private static func quoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "'"
    }
}
