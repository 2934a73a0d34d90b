import Manifests
import Rendering

/// A running server, asked over HTTP.
///
/// A client of our own: what the commands need of HTTP is one request a connection, and GnuTLS is there for the server
/// (docs/decisions/0007-http-client.md).
struct RemoteServer: Sendable {
    let address: ServerAddress
    let token: String?
    /// Whose certificates count; nil for those that the system trusts.
    let authorityFile: String?

    /// - Throws: where no server is named, or its token cannot be read.
    init(_ arguments: Arguments, _ surroundings: Surroundings) throws(Failure) {
        guard let address = try arguments.value(.server, expected: ServerAddress.expected, ServerAddress.init) else {
            throw .usage("name the server with `--server URL`")
        }
        self.address = address
        authorityFile = arguments.text(.serverAuthority)
        guard let path = arguments.text(.tokenFile) else {
            token = nil
            return
        }
        token = try Self.token(in: path, surroundings)
    }

    init(address: ServerAddress, token: String?, authorityFile: String?) {
        self.address = address
        self.token = token
        self.authorityFile = authorityFile
    }

    static func token(in path: String, _ surroundings: Surroundings) throws(Failure) -> String {
        let bytes = try surroundings.contents(of: path)
        let text = String(decoding: bytes.prefix { (0x21...0x7E).contains($0) }, as: UTF8.self)
        guard !text.isEmpty else { throw .input("`\(path)` holds no token: one line of printable characters") }
        return text
    }

    /// The answer to one request, whatever its status.
    ///
    /// - Throws: where the server cannot be reached, or what it answers is no HTTP.
    func answer(
        _ method: String, _ path: String, query: [(String, String)] = [], headers: [(String, String)] = [],
        body: [UInt8] = []
    ) throws(Failure) -> RemoteAnswer {
        let connection = try ServerConnection(address, authorityFile: authorityFile)
        defer { connection.close() }
        var target = address.prefix + path
        for (index, item) in query.enumerated() {
            target += (index == 0 ? "?" : "&") + item.0 + "=" + Self.escaped(item.1)
        }
        var head = "\(method) \(target) HTTP/1.1\r\nHost: \(address.authority)\r\nConnection: close\r\n"
        if let token { head += "Authorization: Bearer \(token)\r\n" }
        for header in headers { head += "\(header.0): \(header.1)\r\n" }
        if !body.isEmpty || method == "PUT" || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        try connection.write(Array((head + "\r\n").utf8))
        // A server that refuses what comes may close before all is there; its answer says why.
        let isSent = connection.offer(body)
        guard let answer = RemoteAnswer(try connection.readToEnd()) else {
            let reason = isSent ? "what it answers is no HTTP" : "it closed the connection"
            throw .failed("\(address) cannot be asked: \(reason)")
        }
        return answer
    }

    /// The body of an answer that went well.
    ///
    /// - Throws: the server's problem, with a fault a line.
    func body(
        _ method: String, _ path: String, query: [(String, String)] = [], headers: [(String, String)] = [],
        body: [UInt8] = []
    ) throws(Failure) -> [UInt8] {
        let answer = try answer(method, path, query: query, headers: headers, body: body)
        guard !(200..<300).contains(answer.status) else { return answer.body }
        let problem = Tree.read(answer.body)
        let detail = problem?["detail"]?.text ?? "status \(answer.status)"
        let faults = (problem?["errors"]?.elements ?? []).map { fault in
            let place = fault["line"]?.number.map { ":\($0):\(fault["column"]?.number ?? 1)" } ?? ""
            return "\n  \(fault["pointer"]?.text ?? "")\(place): \(fault["detail"]?.text ?? "")"
        }
        let message = "\(address): \(detail)\(faults.joined())".printableLines
        throw answer.status == 400 || answer.status == 415 ? .input(message) : .failed(message)
    }

    /// A segment of a path or a value of a query, with percent escapes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += (digits.count == 1 ? "%0" : "%") + digits
            }
        }
        return result
    }
}

extension String {
    /// The text without what would steer a terminal, its lines kept.
    var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }
}
