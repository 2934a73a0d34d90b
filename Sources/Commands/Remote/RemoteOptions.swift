extension Option {
    static let server = Option("server", .text("URL"), help: "the server to ask, as http://127.0.0.1:8080")
    static let tokenFile = Option(
        "token-file", .text("FILE", completion: .file),
        help: "the token to show, on a line of its own; - is standard input")
    static let serverAuthority = Option(
        "server-ca", .text("FILE", completion: .file), help: "whose certificates count, PEM, instead of the system's")

    static let remote = [Option.server, .tokenFile, .serverAuthority]
}

extension Operand {
    static let meshName = Operand(name: "NAME", count: .one, help: "the mesh's name")
}
