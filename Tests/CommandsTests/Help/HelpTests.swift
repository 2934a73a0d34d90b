import Testing

@testable import Commands

@Suite("Help")
struct HelpTests {
    @Test("Every command's help fits 80 columns, and ends with its example", arguments: Legible.commands.map(\.name))
    func columns(_ name: String) throws {
        let ran = try Ran(name.split(separator: " ").map(String.init) + ["--help"])
        #expect(ran.status == .yes)
        #expect(ran.errors.isEmpty)
        for line in ran.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        let example = try #require(ran.output.split(separator: "\n").last)
        #expect(example.contains("legible \(name)"))
        #expect(try Ran(["help"] + name.split(separator: " ").map(String.init)).output == ran.output)
    }

    @Test("Every option stands in its command's help, with its variable")
    func options() throws {
        for command in Legible.commands {
            let help = Help.command(command)
            for option in command.options {
                #expect(help.contains("--\(option.name)"), "\(command.name)")
                #expect(help.contains(option.variable), "\(command.name)")
            }
        }
    }

    @Test("The overview lists every command")
    func overview() throws {
        let ran = try Ran("--help")
        #expect(ran.output == Help.overview(of: Legible.commands))
        for command in Legible.commands { #expect(ran.output.contains("\n  \(command.name) ")) }
        for line in ran.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test("Every group of commands says what it is about, and nothing else does")
    func groups() {
        #expect(Set(CommandTree(commands: Legible.commands).groups) == Set(Legible.groups.keys))
    }

    @Test("No two options of a command share a name or a letter")
    func uniqueness() {
        for command in Legible.commands {
            #expect(Set(command.options.map(\.name)).count == command.options.count, "\(command.name)")
            let letters = command.options.compactMap(\.short)
            #expect(Set(letters).count == letters.count && !letters.contains("h"), "\(command.name)")
        }
    }

    @Test("Without a command, and with an unknown one, the status is 2 and nothing is printed")
    func unknown() throws {
        let none = try Ran()
        #expect(none.status == .inputFault && none.output.isEmpty && none.errors.contains("Usage:"))
        let misspelt = try Ran("serv")
        #expect(misspelt.status == .inputFault && misspelt.output.isEmpty)
        #expect(misspelt.errors.hasPrefix("legible: no command `serv`; did you mean `serve`?\n"))
        #expect(try Ran("scenarios", "lst").errors.contains("did you mean `scenarios list`?"))
        #expect(try Ran("scenarios").status == .inputFault)
        #expect(try Ran("help", "scenarios").output.contains("scenarios backup"))
    }
}
