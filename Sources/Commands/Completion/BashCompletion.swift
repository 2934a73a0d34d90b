/// A completion script for bash, which needs nothing but bash itself.
struct BashCompletion {
    let commands: [Command]

    private var tree: CommandTree { CommandTree(commands: commands) }

    var script: String {
        var lines = [
            "# bash completion for legible", "_legible() {",
            "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}",
            "    local command='' words='' files=''",
            "    [ \"$COMP_CWORD\" -gt 1 ] && command=${COMP_WORDS[1]}",
            "    case $command in",
            "        \(tree.groups.joined(separator: "|")))",
            "            [ \"$COMP_CWORD\" -gt 2 ] && command=\"$command ${COMP_WORDS[2]}\" ;;",
            "    esac",
            "    case $command in",
            "        '') words='\(tree.firstWords.map(\.word).joined(separator: " "))' ;;",
        ]
        for group in tree.groups {
            let words = tree.members(of: group).map { $0.words[1] }
            lines.append("        '\(group)') words='\(words.joined(separator: " "))' ;;")
        }
        for command in commands { lines += self.lines(command) }
        lines += [
            "    esac",
            "    local IFS=$' \\t\\n'",
            "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))",
            "    IFS=$'\\n'",
            "    case $files in",
            "        file) COMPREPLY+=($(compgen -f -- \"$current\")) ;;",
            "        directory) COMPREPLY+=($(compgen -d -- \"$current\")) ;;",
            "    esac",
            "}",
            "complete -o filenames -F _legible legible",
            "",
        ]
        return lines.joined(separator: "\n")
    }

    private func lines(_ command: Command) -> [String] {
        var lines = ["        '\(command.name)')"]
        let valued = command.options.filter { !$0.isFlag }
        if !valued.isEmpty { lines.append("            case $previous in") }
        for option in valued {
            let names = "--\(option.name)" + (option.short.map { "|-\($0)" } ?? "")
            lines.append("                \(names)) \(value(option)) ;;")
        }
        let all = command.options.map { "--\($0.name)" } + ["--help"] + operandWords(command)
        let words = "words='\(all.joined(separator: " "))'"
        let files = takesFiles(command) ? "; files=file" : ""
        if valued.isEmpty {
            lines.append("            \(words)\(files) ;;")
        } else {
            lines += ["                *) \(words)\(files) ;;", "            esac ;;"]
        }
        return lines
    }

    private func value(_ option: Option) -> String {
        switch option.value {
        case .one(let choices): "words='\(choices.joined(separator: " "))'"
        case .text(_, .file): "files=file"
        case .text(_, .directory): "files=directory"
        case .flag, .text(_, .none): "words=''"
        }
    }

    private func operandWords(_ command: Command) -> [String] {
        switch command.operands.last?.completion {
        case .words(let words): words
        case .commands: tree.firstWords.map(\.word)
        case .file, .some(.none), nil: []
        }
    }

    private func takesFiles(_ command: Command) -> Bool {
        if case .file = command.operands.last?.completion { true } else { false }
    }
}
