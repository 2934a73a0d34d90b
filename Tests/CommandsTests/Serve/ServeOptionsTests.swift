import HTTPServer
import Testing

@testable import Commands

@Suite("The options of serve")
struct ServeOptionsTests {
    private func options(_ words: String..., environment: [String: String] = [:]) throws(Failure) -> ServeOptions {
        try ServeOptions(Parser.parse(words[...], for: .serve, environment: environment))
    }

    private func failure(_ words: String..., environment: [String: String] = [:]) -> Failure? {
        do throws(Failure) {
            _ = try ServeOptions(Parser.parse(words[...], for: .serve, environment: environment))
            return nil
        } catch {
            return error
        }
    }

    @Test("Without options it listens on loopback and keeps its files in the data directory")
    func defaults() throws {
        let options = try options()
        #expect(options.bind.description == "127.0.0.1:8080")
        #expect(options.store.description == "sqlite:./legible-data/scenarios.sqlite3")
        #expect(options.configuration.tls == nil)
        #expect(options.configuration.threads >= 4)
        #expect(options.grace == .seconds(10))
        #expect(options.logsRequests)
        #expect(options.answerMemory == 16 << 20)
    }

    @Test("The memory for answers can be turned off, by a word and not by a number that looks like a size")
    func answerMemory() throws {
        #expect(try options("--answer-memory", "none").answerMemory == 0)
        #expect(failure("--answer-memory", "0")?.message.contains("none") == true)
    }

    @Test("Every option reaches what it configures, from the command line and from its variable")
    func all() throws {
        let options = try options(
            "--bind", "[::1]:0", "--body-limit=1MiB", "--header-limit", "8KiB", "--connections", "9",
            "--connections-per-address", "3", "--request-time", "1s", "--idle-time", "2s", "--threads", "2",
            "--answer-memory", "1GiB",
            environment: ["LEGIBLE_GRACE": "3s", "LEGIBLE_LOG_LEVEL": "quiet", "LEGIBLE_DATA_DIR": "/d"])
        #expect(options.configuration.address == "::1" && options.configuration.port == 0)
        #expect(options.configuration.bodyLimit == 1 << 20 && options.configuration.headerLimit == 8 << 10)
        #expect(options.configuration.connections == 9 && options.configuration.connectionsPerAddress == 3)
        #expect(options.configuration.requestTime == .seconds(1) && options.configuration.idleTime == .seconds(2))
        #expect(options.configuration.threads == 2)
        #expect(options.answerMemory == 1 << 30)
        #expect(options.grace == .seconds(3) && !options.logsRequests)
        #expect(options.store.description == "sqlite:/d/scenarios.sqlite3")
    }

    @Test("An address that others reach needs tokens, or words", arguments: ["0.0.0.0:0", "[::]:0", "10.1.2.3:80"])
    func anonymous(_ address: String) throws {
        let refusal = try #require(failure("--bind", address))
        #expect(refusal.status == .no && refusal.message.contains("--allow-anonymous"))
        #expect(failure("--bind", address, "--allow-anonymous") == nil)
        #expect(failure("--bind", address, "--tokens", "file") == nil)
        #expect(failure("--bind", address, environment: ["LEGIBLE_ALLOW_ANONYMOUS": "false"]) == refusal)
    }

    @Test("Options of TLS that need each other say so")
    func tls() throws {
        #expect(failure("--tls-key", "k")?.message.contains("belong together") == true)
        #expect(failure("--client-ca", "c")?.message.contains("--tls-certificate") == true)
        let pair = ["--tls-certificate", "c", "--tls-key", "k"]
        let plain = try Parser.parse(pair[...], for: .serve, environment: [:])
        #expect(try ServeOptions(plain).configuration.tls?.clients == .anonymous)
        let required = try Parser.parse((pair + ["--client-ca", "a"])[...], for: .serve, environment: [:])
        #expect(try ServeOptions(required).configuration.tls?.clients == .certificateRequired(authorityFile: "a"))
    }

    @Test("A store that this build does not have is refused without showing its password")
    func postgres() throws {
        let refusal = try #require(failure("--store", "postgres://user:secret@host/db"))
        #expect(refusal.message.contains("PostgreSQL") && !refusal.message.contains("secret"))
        #expect(failure("--store", "nonsense") != nil)
        #expect(failure("--store", "sqlite:") != nil)
        #expect(failure("--store", "memory:") == nil)
    }

    @Test("A malformed value names where it was written")
    func malformed() {
        #expect(failure("--body-limit", "4MB")?.message.hasPrefix("`--body-limit`: `4MB`") == true)
        #expect(failure(environment: ["LEGIBLE_BIND": "x"])?.message.hasPrefix("`LEGIBLE_BIND`: `x`") == true)
        #expect(failure("--threads", "0")?.status == .inputFault)
    }
}
