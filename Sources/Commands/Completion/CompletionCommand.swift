extension Command {
    /// `legible completion SHELL`.
    static func completion(of commands: @escaping @Sendable () -> [Command]) -> Command {
        Command(
            "completion", "prints a completion script for a shell",
            operands: [
                Operand(
                    name: "SHELL", count: .one, help: "bash, zsh or fish",
                    completion: .words(["bash", "zsh", "fish"]))
            ],
            notes: [
                "bash: `legible completion bash > ~/.local/share/bash-completion/completions/legible`. "
                    + "zsh: into a file `_legible` of a directory in $fpath. "
                    + "fish: `legible completion fish > ~/.config/fish/completions/legible.fish`."
            ],
            example: "source <(legible completion bash)"
        ) { arguments, surroundings throws(Failure) in
            switch arguments.operands.first {
            case "bash": try surroundings.print(BashCompletion(commands: commands()).script)
            case "zsh": try surroundings.print(ZshCompletion(commands: commands()).script)
            case "fish": try surroundings.print(FishCompletion(commands: commands()).script)
            case let other: throw .usage("`\(other ?? "")` is not one of bash, zsh, fish")
            }
            return .yes
        }
    }
}
