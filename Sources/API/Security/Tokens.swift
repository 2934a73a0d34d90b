import Engine
import HTTPServer
import ScenarioStore

/// Who may call: the tokens of a file, by their hashes.
///
/// One line a token: `ROLE SHA256-HEX [NAME]`; blank lines and those that begin with `#` are skipped. The tokens
/// themselves are nowhere on this side.
package struct Tokens: Sendable {
    package enum Fault: Error, Sendable {
        case malformed(path: String, line: Int, detail: String)
    }

    private struct Token: Sendable {
        var digest: Digest
        var role: Role
    }

    private let tokens: [Token]?

    /// Everyone may do everything: for a server on loopback.
    package static let anonymous = Tokens(tokens: nil)

    private init(tokens: [Token]?) {
        self.tokens = tokens
    }

    package init(_ text: String, path: String) throws(Fault) {
        var tokens: [Token] = []
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard let role = Role(rawValue: String(first)) else {
                throw .malformed(
                    path: path, line: place + 1, detail: "`\(first)` is no role: write `read`, `write` or `admin`")
            }
            guard words.count >= 2, let digest = Hexadecimal.bytes(words[1]).flatMap(Digest.init(bytes:)) else {
                throw .malformed(
                    path: path, line: place + 1, detail: "the second word has to be a SHA-256 in hexadecimal, 64 digits"
                )
            }
            tokens.append(Token(digest: digest, role: role))
        }
        guard !tokens.isEmpty else { throw .malformed(path: path, line: 1, detail: "the file holds no token") }
        self.tokens = tokens
    }

    /// - Throws: 401 without a token that is known, 403 with one whose role is too small.
    func require(_ role: Role, of request: Request) throws(Problem) {
        guard let tokens else { return }
        guard let header = request.header("Authorization"), header.count > 7,
            header.prefix(7).lowercased() == "bearer "
        else { throw Problem(status: 401, detail: "send `Authorization: Bearer TOKEN`", code: .unauthenticated) }
        let digest = Digest(of: header.dropFirst(7).utf8)
        var granted: Role?
        for token in tokens where token.digest == digest { granted = max(granted ?? .read, token.role) }
        guard let granted else {
            throw Problem(status: 401, detail: "the token is not known here", code: .unauthenticated)
        }
        guard granted >= role else {
            throw Problem(
                status: 403, detail: "the token's role is `\(granted.rawValue)`; this takes `\(role.rawValue)`",
                code: .forbidden)
        }
    }
}
