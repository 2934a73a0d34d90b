extension Command {
    /// `legible health`.
    static let health = Command(
        "health", "asks a server whether it lives: exit status 0 or 1, for a container's health check",
        options: [.url, .probedBind],
        example: "legible health --url http://127.0.0.1:8080"
    ) { arguments, surroundings throws(Failure) in
        let bind = try arguments.value(.probedBind, expected: BindAddress.expected, BindAddress.init)
        let expected = "http://ADDRESS:PORT, as `http://127.0.0.1:8080`"
        let address =
            try arguments.value(.url, expected: expected) { url in
                guard url.hasPrefix("http://") else { return nil }
                let rest = url.dropFirst(7)
                return BindAddress(String(rest.hasSuffix("/") ? rest.dropLast() : rest))
            } ?? bind ?? BindAddress(host: "127.0.0.1", port: 8080)
        guard let line = HealthProbe(address: address.reachable).statusLine() else {
            throw .failed("no answer from http://\(address.reachable)/livez")
        }
        guard line.hasPrefix("HTTP/1.1 200 ") else { throw .failed("http://\(address.reachable)/livez: \(line)") }
        try surroundings.print("ok\n")
        return .yes
    }
}

extension Option {
    fileprivate static let url = Option("url", .text("URL"), help: "of the server, http only; an address, no name")
    fileprivate static let probedBind = Option(
        "bind", .text("ADDRESS:PORT"), standard: "127.0.0.1:8080", help: "the server's own --bind, instead of --url")
}
