import Glibc

/// The command `legible`.
///
/// The executable has nothing but a call of it, so that tests reach everything.
package enum Legible {
    static let commands: [Command] =
        [
            .serve, .evaluate, .check, .diff, .planStrict,
            .listScenarios, .getScenario, .deleteScenarios, .exportScenarios, .importScenarios, .backupScenarios,
            .putMesh, .listMeshes, .meshMatrix, .diffMesh, .deleteMesh,
            .codes, .openAPI, .health, .hashToken, .certificate, .version,
        ] + [.completion { commands }, .help { commands }]

    /// What the first word of commands of two words stands for.
    static let groups = [
        "scenarios": "lists, reads, removes, exports, imports and copies stored scenarios",
        "mesh": "puts, lists, asks about and removes the meshes of a server",
    ]

    /// Runs the command that this process was started for, and gives its exit status.
    ///
    /// Of the environment only our own variables are taken: nothing else can end up in a message.
    package static func main() -> Int32 {
        var environment: [String: String] = [:]
        var variable = environ
        while let text = variable.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].hasPrefix("LEGIBLE_") || parts[0] == "NO_COLOR" {
                environment[String(parts[0])] = String(parts[1])
            }
            variable += 1
        }
        let surroundings = Surroundings(
            environment: environment, output: Descriptor(number: 1), errors: Descriptor(number: 2),
            isTerminal: isatty(1) == 1, showsProgress: isatty(2) == 1)
        return run(Array(CommandLine.arguments.dropFirst()), in: surroundings).rawValue
    }

    /// Runs the command that `words` name.
    ///
    /// Whatever goes wrong is told on `errors`; the caller has only the status to deal with.
    package static func run(_ words: [String], in surroundings: Surroundings) -> ExitStatus {
        var named: Command?
        do throws(Failure) {
            guard let first = words.first else {
                surroundings.complain(Help.overview(of: commands))
                return .inputFault
            }
            if first == "--help" || first == "-h" {
                try surroundings.print(Help.overview(of: commands))
                return .yes
            }
            if first == "--version" { return try Command.version.run(Arguments(), surroundings) }
            let isHelp = words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
            if isHelp {
                try surroundings.print(try help(for: words.prefix { !$0.hasPrefix("-") }, among: commands))
                return .yes
            }
            let command = try find(words, among: commands)
            named = command
            let arguments = try Parser.parse(
                words.dropFirst(command.words.count), for: command, environment: surroundings.environment)
            return try command.run(arguments, surroundings)
        } catch {
            surroundings.complain("legible: \(error.message)")
            if error.isUsage {
                let name = named.flatMap { $0.name == "help" ? nil : " \($0.name)" } ?? ""
                surroundings.complain("`legible help\(name)` says what there is")
            }
            return error.status
        }
    }

    static func help(for words: some Collection<String>, among commands: [Command]) throws(Failure) -> String {
        guard let first = words.first else { return Help.overview(of: commands) }
        let members = CommandTree(commands: commands).members(of: first)
        if words.count == 1, !members.isEmpty { return Help.group(first, members) }
        return Help.command(try find(Array(words), among: commands))
    }

    /// The command that the first words name.
    private static func find(_ words: [String], among commands: [Command]) throws(Failure) -> Command {
        if let command = commands.first(where: { words.starts(with: $0.words) }) { return command }
        let first = words.first ?? ""
        let tree = CommandTree(commands: commands)
        let members = tree.members(of: first)
        guard !members.isEmpty else {
            let nearest = Nearest.word(to: first, among: tree.firstWords.map(\.word))
            throw .usage("no command `\(first)`" + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
        }
        let names = members.map { $0.words[1] }
        guard let second = words.dropFirst().first, !second.hasPrefix("-") else {
            throw .usage("`\(first)` is followed by one of \(names.joined(separator: ", "))")
        }
        let nearest = Nearest.word(to: second, among: names)
        throw .usage("no command `\(first) \(second)`" + (nearest.map { "; did you mean `\(first) \($0)`?" } ?? ""))
    }
}
