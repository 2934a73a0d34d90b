/// What `--help` and `legible help` print, made of the commands' tables; at most 80 columns.
enum Help {
    static func overview(of commands: [Command]) -> String {
        let width = (commands.map(\.name.count).max() ?? 0) + 2
        var lines = ["Legible: what happens to your TLS in a service mesh, leg by leg.", ""]
        lines += ["Usage: legible COMMAND [OPTIONS]", "", "Commands:"]
        for command in commands {
            let name = command.name + String(repeating: " ", count: width - command.name.count)
            let indent = String(repeating: " ", count: width + 2)
            lines += Paragraph.lines(command.summary, first: "  \(name)", rest: indent)
        }
        lines += ["", "`legible help COMMAND` says more about one.", "", "Example:"]
        lines += ["  legible evaluate examples/first.yaml", ""]
        return lines.joined(separator: "\n")
    }

    /// - Parameter commands: those of the group.
    static func group(_ name: String, _ commands: [Command]) -> String {
        var lines = ["Usage: legible \(name) COMMAND [OPTIONS]", "", "Commands:"]
        for command in commands {
            lines += Paragraph.lines(command.summary, first: "  \(command.name): ", rest: "      ")
        }
        lines += ["", "`legible help \(name) COMMAND` says more about one.", ""]
        return lines.joined(separator: "\n")
    }

    static func command(_ command: Command) -> String {
        var lines = Paragraph.lines(command.summary, first: "legible \(command.name): ", rest: "  ")
        lines += ["", "Usage: \(command.usage)"]
        if !command.operands.isEmpty { lines.append("") }
        for operand in command.operands {
            lines += Paragraph.lines(operand.help, first: "  \(operand.name): ", rest: "      ")
        }
        if !command.options.isEmpty { lines += ["", "Options:"] }
        for option in command.options { lines += self.lines(option) }
        for note in command.notes { lines += [""] + Paragraph.lines(note) }
        lines += variables(of: command)
        lines += ["", "Example:", "  \(command.example)", ""]
        return lines.joined(separator: "\n")
    }

    private static func lines(_ option: Option) -> [String] {
        let short = option.short.map { "-\($0), " } ?? ""
        var text = option.help
        if option.isRepeatable { text += "; may be repeated" }
        if let standard = option.standard { text += " (default: \(standard))" }
        return ["  \(short)\(option.usage)"] + Paragraph.lines(text, first: "      ", rest: "      ")
    }

    private static func variables(of command: Command) -> [String] {
        guard !command.options.isEmpty else { return [] }
        let names = command.options.map(\.variable).joined(separator: ", ")
        return ["", "Variables, for options that are not on the command line (empty is none):"]
            + Paragraph.lines(names, first: "  ", rest: "  ")
    }
}
