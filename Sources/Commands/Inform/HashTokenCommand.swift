import API
import ScenarioStore

extension Command {
    /// `legible hash-token [NAME]`.
    static let hashToken = Command(
        "hash-token", "reads a token from standard input, and prints its line for the file of --tokens",
        options: [.role],
        operands: [Operand(name: "NAME", count: .optional, help: "whose token it is, for whoever reads the file")],
        notes: ["The token is one line, at least 16 printable characters without spaces; only its SHA-256 is printed."],
        example: "openssl rand -hex 32 | tee token | legible hash-token --role write ci"
    ) { arguments, surroundings throws(Failure) in
        var token = try surroundings.contents(of: "-")[...]
        while let last = token.last, last == 0x0A || last == 0x0D { token.removeLast() }
        guard token.count >= 16, token.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .input("a token is one line of at least 16 printable ASCII characters without spaces")
        }
        let name = arguments.operands.first ?? ""
        guard name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .usage("the name is one word") }
        let hash = Hexadecimal.text(Digest(of: token).bytes)
        let words = [arguments.text(.role) ?? Role.read.rawValue, hash] + (name.isEmpty ? [] : [name])
        try surroundings.print(words.joined(separator: " ") + "\n")
        return .yes
    }
}

extension Option {
    fileprivate static let role = Option(
        "role", .one(of: Role.allCases.map(\.rawValue)), standard: "read", help: "what the token allows")
}
