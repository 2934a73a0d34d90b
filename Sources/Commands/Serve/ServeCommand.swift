import Glibc
import HTTPServer

extension Command {
    /// `legible serve`.
    static let serve = Command(
        "serve", "answers over HTTP, and keeps scenarios",
        options: [
            .bind, .dataDirectory, .store, .decisionLog, .decisionLogSize, .decisionLogKeep,
            .tokens, .allowAnonymous, .tlsCertificate, .tlsKey, .clientAuthority, .clientCertificates,
            .admissionAnonymous, .meshVersions, .threads, .bodyLimit, .meshLimit, .headerLimit, .connections,
            .connectionsPerAddress, .requestTime, .idleTime, .grace,
            .answerMemory, .logLevel,
        ],
        notes: [
            "The first line of standard output is `listening on http://ADDRESS:PORT`; the log goes to standard error, "
                + "one JSON object a line.",
            "SIGTERM and SIGINT let running requests end and stop; a second one stops at once. SIGHUP reads the tokens "
                + "again. The decision log and the certificate are opened again when their files change.",
        ],
        example: "legible serve --bind 127.0.0.1:8080 --data-dir ./legible-data"
    ) { arguments, surroundings throws(Failure) in
        try Serving(ServeOptions(arguments), surroundings).run()
    }
}

extension Option {
    private static let standard = ServerConfiguration()

    static let bind = Option(
        "bind", .text("ADDRESS:PORT"), standard: "127.0.0.1:8080",
        help: "where to listen; IPv6 in brackets, port 0 for a free one")
    static let decisionLog = Option(
        "decision-log", .text("FILE", completion: .file),
        help: "append every decision to this file, one JSON object a line")
    static let decisionLogSize = Option(
        "decision-log-size", .text("SIZE"), standard: "100MiB",
        help: "start a new file of the decision log at this size")
    static let decisionLogKeep = Option(
        "decision-log-keep", .text("COUNT"), standard: "5", help: "how many older files of the decision log stay")
    static let tokens = Option(
        "tokens", .text("FILE", completion: .file),
        help: "who may call: a line `ROLE SHA256-HEX NAME` a token (see `legible hash-token`)")
    static let allowAnonymous = Option(
        "allow-anonymous", .flag, help: "let everybody who can reach the server do everything")
    static let tlsCertificate = Option(
        "tls-certificate", .text("FILE", completion: .file), help: "serve HTTPS with this chain, PEM")
    static let tlsKey = Option("tls-key", .text("FILE", completion: .file), help: "the key of the certificate, PEM")
    static let clientAuthority = Option(
        "client-ca", .text("FILE", completion: .file), help: "whose client certificates are trusted, PEM")
    static let clientCertificates = Option(
        "client-certificates", .one(of: ["optional", "required"]), standard: "required with --client-ca",
        help: "whether a client has to send one")
    static let threads = Option(
        "threads", .text("COUNT"), standard: "one a processor, at least 4", help: "threads that serve")
    static let bodyLimit = Option(
        "body-limit", .text("SIZE"), standard: "4MiB", help: "of a request, as sent and expanded")
    static let meshLimit = Option(
        "mesh-limit", .text("SIZE"), standard: "256MiB", help: "of a mesh's objects, as sent and expanded")
    static let meshVersions = Option(
        "mesh-versions", .text("COUNT"), standard: "10", help: "how many versions of a mesh stay")
    static let admissionAnonymous = Option(
        "admission-anonymous", .flag, help: "answer admission reviews without a token: the API server has none to send")
    static let headerLimit = Option(
        "header-limit", .text("SIZE"), standard: "32KiB", help: "of a request's line and headers")
    static let connections = Option(
        "connections", .text("COUNT"), standard: "\(standard.connections)", help: "open at the same time")
    static let connectionsPerAddress = Option(
        "connections-per-address", .text("COUNT"), standard: "\(standard.connectionsPerAddress)",
        help: "open at the same time from one address")
    static let requestTime = Option(
        "request-time", .text("TIME"), standard: "10s", help: "within which a request has to arrive")
    static let idleTime = Option(
        "idle-time", .text("TIME"), standard: "60s", help: "after which an idle connection is closed")
    static let grace = Option(
        "grace", .text("TIME"), standard: "10s", help: "for running requests when the server stops")
    static let answerMemory = Option(
        "answer-memory", .text("SIZE"), standard: "16MiB",
        help: "for answers that are given again when the same is asked; `none` evaluates every time")
    static let logLevel = Option(
        "log-level", .one(of: ["info", "quiet"]), standard: "info", help: "quiet leaves the line a request out")
}
