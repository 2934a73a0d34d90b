/// A completion script for zsh.
struct ZshCompletion {
    let commands: [Command]

    private var tree: CommandTree { CommandTree(commands: commands) }

    var script: String {
        var lines = ["#compdef legible", "", "_legible() {", "  local -a names"]
        lines += ["  if (( CURRENT == 2 )); then"] + names(tree.firstWords, indent: "    ") + ["    return", "  fi"]
        lines += ["  local command=$words[2]", "  shift words", "  (( CURRENT-- ))"]
        for group in tree.groups {
            let members = tree.members(of: group).map { CommandTree.Entry(word: $0.words[1], summary: $0.summary) }
            lines += ["  if [[ $command == \(group) ]]; then", "    if (( CURRENT == 2 )); then"]
            lines += names(members, indent: "      ") + ["      return", "    fi"]
            lines += ["    command=\"\(group) $words[2]\"", "    shift words", "    (( CURRENT-- ))", "  fi"]
        }
        lines.append("  case $command in")
        for command in commands { lines += self.lines(command) }
        lines += ["  esac", "}", "", "if [[ $funcstack[1] == _legible ]]; then", "  _legible \"$@\"", "else"]
        lines += ["  compdef _legible legible", "fi", ""]
        return lines.joined(separator: "\n")
    }

    private func names(_ entries: [CommandTree.Entry], indent: String) -> [String] {
        let described = entries.map { "\(indent)  '\(Self.escaped($0.word)):\(Self.escaped($0.summary))'" }
        return ["\(indent)names=("] + described + ["\(indent))", "\(indent)_describe command names"]
    }

    private func lines(_ command: Command) -> [String] {
        var specifications = command.options.map(specification) + ["'--help[says what the command does]'"]
        if let operand = command.operands.last {
            let star = operand.count == .oneOrMore || operand.count == .any ? "*" : "1"
            specifications.append("'\(star):\(operand.name):\(action(operand))'")
        }
        return ["    '\(command.name)')", "      _arguments \\"]
            + [specifications.map { "        \($0)" }.joined(separator: " \\\n") + " ;;"]
    }

    private func specification(_ option: Option) -> String {
        let star = option.isRepeatable ? "*" : ""
        let help = Self.escaped(option.help)
        return switch option.value {
        case .flag: "'\(star)--\(option.name)[\(help)]'"
        case .one(let choices): "'\(star)--\(option.name)=[\(help)]:value:(\(choices.joined(separator: " ")))'"
        case .text(let name, .file): "'\(star)--\(option.name)=[\(help)]:\(Self.escaped(name)):_files'"
        case .text(let name, .directory): "'\(star)--\(option.name)=[\(help)]:\(Self.escaped(name)):_files -/'"
        case .text(let name, .none): "'\(star)--\(option.name)=[\(help)]:\(Self.escaped(name)): '"
        }
    }

    private func action(_ operand: Operand) -> String {
        switch operand.completion {
        case .none: " "
        case .file: "_files"
        case .commands: "(\(tree.firstWords.map(\.word).joined(separator: " ")))"
        case .words(let words): "(\(words.joined(separator: " ")))"
        }
    }

    /// What would end a specification, or the quotes around it.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "[", "]", ":", "\\": result += "\\\(character)"
            case "'": result += "'\\''"
            default: result.append(character)
            }
        }
        return result
    }
}
