extension Command {
    /// `legible help [COMMAND]`.
    static func help(of commands: @escaping @Sendable () -> [Command]) -> Command {
        Command(
            "help", "says what a command does, with its options and an example",
            operands: [
                // More than one, since the commands of a group have two words.
                Operand(
                    name: "COMMAND", count: .any, help: "a command's name; without one, all of them are listed",
                    completion: .commands)
            ],
            example: "legible help serve"
        ) { arguments, surroundings throws(Failure) in
            try surroundings.print(try Legible.help(for: arguments.operands, among: commands()))
            return .yes
        }
    }
}
