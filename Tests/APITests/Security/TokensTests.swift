import API
import HTTPServer
import Manifests
import Testing

struct TokensTests {
    /// SHA-256 of `reader`, `writer` and `admin`.
    static let file = """
        # role, hash, name
        read  READER somebody

        write WRITER
        admin ADMIN
        """

    private func client() throws -> Client {
        var text = Self.file
        for name in ["reader", "writer", "admin"] {
            text = text.replacing(name.uppercased(), with: SHA256.hexadecimal(name))
        }
        return try Client(tokens: Tokens(text, path: "tokens"))
    }

    static let statuses: [(token: String?, read: Int, write: Int)] = [
        (nil, 401, 401), ("unknown", 401, 401), ("reader", 200, 403), ("writer", 200, 201), ("admin", 200, 201),
    ]

    @Test(arguments: statuses)
    func `a role does its part and no more`(entry: (token: String?, read: Int, write: Int)) throws {
        let client = try client()
        var headers = Question.json
        headers["Authorization"] = entry.token.map { "Bearer \($0)" }
        let read = client.send(.get, "/v1/scenarios", headers: headers)
        #expect(read.status == entry.read)
        #expect(client.send(.post, "/v1/scenarios", Question.described(), headers: headers).status == entry.write)
        #expect((read.headers["WWW-Authenticate"] == "Bearer") == (entry.read == 401))
    }

    @Test func `the scheme is read in any case, and another scheme is 401`() throws {
        let client = try client()
        #expect(client.send(.get, "/v1/scenarios", headers: ["Authorization": "bearer reader"]).status == 200)
        #expect(client.send(.get, "/v1/scenarios", headers: ["Authorization": "Basic reader"]).status == 401)
    }

    @Test func `only the operations that the document frees of a token are answered without one`() throws {
        let client = try client()
        for operation in Contract.shared.operations {
            let isFree = operation.tree["security"]?.elements?.isEmpty == true
            let answer = client.send(operation.method, operation.path)
            #expect((answer.status != 401) == isFree, "\(operation.name): \(answer.status)")
        }
    }

    @Test(arguments: ["", "# nothing\n", "owner abc", "read abc", "read"])
    func `a file that is none is refused, with the line`(text: String) {
        #expect(throws: Tokens.Fault.self) { try Tokens(text, path: "tokens") }
    }
}
