import API
import Glibc
import HTTPServer

/// What `serve` was told, checked.
struct ServeOptions: Sendable {
    struct Decisions: Sendable {
        var path: String
        var sizeLimit: Int
        var kept: Int
    }

    var configuration: ServerConfiguration
    let bind: BindAddress
    let store: StoreLocation
    let decisions: Decisions?
    let tokensFile: String?
    let grace: Duration
    let logsRequests: Bool
    /// In bytes; 0 turns it off.
    let answerMemory: Int
    let limits: MeshLimits
    /// How many versions of a mesh stay.
    let meshVersions: Int

    init(_ arguments: Arguments) throws(Failure) {
        bind =
            try arguments.value(.bind, expected: BindAddress.expected, BindAddress.init)
            ?? BindAddress(host: "127.0.0.1", port: 8080)
        store = try StoreLocation(arguments)
        decisions = try Self.decisions(arguments)
        tokensFile = arguments.text(.tokens)
        grace = try arguments.value(.grace, expected: TimeSpan.expected, TimeSpan.read) ?? .seconds(10)
        logsRequests = arguments.text(.logLevel) != "quiet"
        answerMemory = try Self.answerMemory(arguments)
        limits = try Self.limits(arguments)
        meshVersions = try arguments.integer(.meshVersions, in: 1...1000) ?? 10
        configuration = try Self.configuration(arguments)
        configuration.address = bind.host
        configuration.port = bind.port
        guard bind.isLoopback || tokensFile != nil || arguments.isOn(.allowAnonymous) else {
            throw .failed(
                "`\(bind)` can be reached from outside this machine and there are no tokens; "
                    + "name their file with `--tokens`, or write `--allow-anonymous` if everybody may do everything")
        }
    }

    private static func answerMemory(_ arguments: Arguments) throws(Failure) -> Int {
        if arguments.text(.answerMemory) == "none" { return 0 }
        return try arguments.value(.answerMemory, expected: "\(ByteSize.expected), or `none`", ByteSize.read) ?? 16
            << 20
    }

    private static func limits(_ arguments: Arguments) throws(Failure) -> MeshLimits {
        var limits = MeshLimits()
        if let size = try arguments.value(.meshLimit, expected: ByteSize.expected, ByteSize.read) {
            limits.bodyLimit = size
        }
        limits.admitsAnonymously = arguments.isOn(.admissionAnonymous)
        return limits
    }

    private static func decisions(_ arguments: Arguments) throws(Failure) -> Decisions? {
        let size = try arguments.value(.decisionLogSize, expected: ByteSize.expected, ByteSize.read)
        let kept = try arguments.integer(.decisionLogKeep, in: 0...1000)
        guard let path = arguments.text(.decisionLog) else { return nil }
        return Decisions(path: path, sizeLimit: size ?? 100 << 20, kept: kept ?? 5)
    }

    private static func configuration(_ arguments: Arguments) throws(Failure) -> ServerConfiguration {
        var result = ServerConfiguration()
        let processors = max(4, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        result.threads = try arguments.integer(.threads, in: 1...1024) ?? processors
        if let size = try arguments.value(.bodyLimit, expected: ByteSize.expected, ByteSize.read) {
            result.bodyLimit = size
        }
        if let size = try arguments.value(.headerLimit, expected: ByteSize.expected, ByteSize.read) {
            result.headerLimit = size
        }
        if let count = try arguments.integer(.connections, in: 1...1_000_000) { result.connections = count }
        if let count = try arguments.integer(.connectionsPerAddress, in: 1...1_000_000) {
            result.connectionsPerAddress = count
        }
        if let time = try arguments.value(.requestTime, expected: TimeSpan.expected, TimeSpan.read) {
            result.requestTime = time
        }
        if let time = try arguments.value(.idleTime, expected: TimeSpan.expected, TimeSpan.read) {
            result.idleTime = time
        }
        result.tls = try tls(arguments)
        return result
    }

    private static func tls(_ arguments: Arguments) throws(Failure) -> ServerConfiguration.TLS? {
        let authority = arguments.text(.clientAuthority)
        guard let certificate = arguments.text(.tlsCertificate), let key = arguments.text(.tlsKey) else {
            guard arguments.text(.tlsCertificate) == nil, arguments.text(.tlsKey) == nil else {
                throw .usage("`--tls-certificate` and `--tls-key` belong together")
            }
            guard authority == nil else { throw .usage("`--client-ca` needs `--tls-certificate` and `--tls-key`") }
            return nil
        }
        guard let authority else {
            guard arguments.text(.clientCertificates) == nil else {
                throw .usage("`--client-certificates` needs `--client-ca`")
            }
            return ServerConfiguration.TLS(certificateFile: certificate, keyFile: key)
        }
        let clients: ServerConfiguration.TLS.Clients =
            arguments.text(.clientCertificates) == "optional"
            ? .certificateOptional(authorityFile: authority) : .certificateRequired(authorityFile: authority)
        return ServerConfiguration.TLS(certificateFile: certificate, keyFile: key, clients: clients)
    }
}
