import Testing

@testable import Commands

@Suite("The parser of command lines")
struct ParserTests {
    private static let command = Command(
        "try", "tries",
        options: [
            Option("bind", .text("ADDRESS"), short: "b", help: "where"),
            Option("level", .one(of: ["low", "high"]), help: "how much"),
            Option("label", .text("KEY"), isRepeatable: true, help: "which"),
            Option("force", .flag, short: "f", help: "all the same"),
        ],
        operands: [Operand(name: "FILE", count: .oneOrMore, help: "what")], example: "legible try"
    ) { _, _ in .yes }

    private func parse(_ words: String..., environment: [String: String] = [:]) throws(Failure) -> Arguments {
        try Parser.parse(words[...], for: Self.command, environment: environment)
    }

    private func complaint(_ words: String..., environment: [String: String] = [:]) -> String? {
        do throws(Failure) {
            _ = try Parser.parse(words[...], for: Self.command, environment: environment)
            return nil
        } catch {
            return error.status == .inputFault && error.isUsage ? error.message : "not about usage"
        }
    }

    @Test("A value may stand behind the option or behind an equals sign")
    func values() throws {
        for words in [["--bind", "x", "f"], ["--bind=x", "f"], ["-b", "x", "f"], ["-bx", "f"], ["f", "-b=x"]] {
            let arguments = try Parser.parse(words[...], for: Self.command, environment: [:])
            #expect(arguments.text(Self.command.options[0]) == "x", "\(words)")
            #expect(arguments.operands == ["f"], "\(words)")
        }
        #expect(try parse("--bind=", "f").text(Self.command.options[0])?.isEmpty == true)
        #expect(try parse("--bind=a=b", "f").text(Self.command.options[0]) == "a=b")
    }

    @Test("Behind two dashes every word is an operand, and one dash alone is one")
    func operands() throws {
        #expect(try parse("-", "--", "--bind", "-f").operands == ["-", "--bind", "-f"])
    }

    @Test("The command line wins over a variable, and an empty variable is none")
    func variables() throws {
        let bind = Self.command.options[0]
        #expect(try parse("f", environment: ["LEGIBLE_BIND": "v"]).text(bind) == "v")
        #expect(try parse("f", "--bind", "c", environment: ["LEGIBLE_BIND": "v"]).text(bind) == "c")
        #expect(try parse("f", environment: ["LEGIBLE_BIND": ""]).text(bind) == nil)
    }

    @Test(
        "A flag's variable is true or false in a few ways of writing",
        arguments: [
            ("true", true), ("1", true), ("yes", true), ("TRUE", true), ("false", false), ("0", false), ("no", false),
        ])
    func flagVariables(_ value: String, _ isOn: Bool) throws {
        #expect(try parse("f", environment: ["LEGIBLE_FORCE": value]).isOn(Self.command.options[3]) == isOn)
    }

    @Test("What is wrong is said with what would be right")
    func complaints() {
        #expect(complaint("f", "--bnd", "x") == "no option `--bnd`; did you mean `--bind`?")
        #expect(complaint("f", "--zzzzzzz") == "no option `--zzzzzzz`")
        #expect(complaint("f", "-x") == "no option `-x`")
        #expect(complaint("f", "--bind") == "a value has to follow `--bind ADDRESS`")
        #expect(complaint("f", "--force=yes") == "`--force` takes no value")
        #expect(complaint("f", "--bind", "a", "--bind", "b") == "`--bind` stands twice; give it once")
        #expect(complaint("f", "--level", "x") == "`--level`: `x` is not one of low, high")
        #expect(complaint("--force") == "FILE is missing")
    }

    @Test("A malformed variable is named")
    func malformedVariables() {
        #expect(
            complaint("f", environment: ["LEGIBLE_LEVEL": "x"]) == "`LEGIBLE_LEVEL`: `x` is not one of low, high")
        #expect(complaint("f", environment: ["LEGIBLE_FORCE": "x"]) == "`LEGIBLE_FORCE`: `x` is not `true` or `false`")
    }

    @Test("An option that may be repeated keeps every value in order")
    func repeated() throws {
        let label = Self.command.options[2]
        #expect(try parse("f", "--label", "a", "--label=b").all(label).map(\.text) == ["a", "b"])
    }
}
