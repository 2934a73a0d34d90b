import API
import Engine
import Foundation
import Testing

@testable import Commands

@Suite("The commands that inform")
struct InformTests {
    @Test("Codes are listed, and one is explained")
    func codes() throws {
        let list = try Ran("codes").output.split(separator: "\n")
        #expect(list.count == Catalogue.all.count && list.allSatisfy { $0.hasPrefix("LEG") })
        let one = try Ran("codes", "leg3001")
        #expect(one.status == .yes && one.output.hasPrefix("LEG3001 (error): "))
        for code in Catalogue.all {
            let text = try Ran("codes", code.number).output
            // A literal symptom may be one long word.
            let long = text.split(separator: "\n").filter { $0.count > 80 }
            #expect(long.allSatisfy { $0.split(separator: " ").count == 1 }, "\(code.number)")
        }
        let json = try Ran("codes", "--output", "json").output
        #expect((try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any])?.count == Catalogue.all.count)
        #expect(try Ran("codes", "LEG0000").status == .inputFault)
    }

    @Test("The version is told, for people and for programs")
    func version() throws {
        #expect(try Ran("version").output == "legible \(EngineVersion.version) (Istio \(EngineVersion.istio))\n")
        #expect(try Ran("--version").output == Ran("version").output)
        #expect(try Ran("version", "-o", "json").output.contains("\"version\":\"\(EngineVersion.version)\""))
    }

    @Test("A token's line is one that the file of tokens takes, and does not hold the token")
    func hashToken() throws {
        let token = "0123456789abcdef0123"
        let ran = try Ran("hash-token", "--role", "write", "ci", input: token + "\n")
        #expect(ran.status == .yes && ran.output.hasPrefix("write ") && ran.output.hasSuffix(" ci\n"))
        #expect(!ran.output.contains(token))
        #expect(try ran.output == Ran("hash-token", "--role", "write", "ci", input: token).output)
        _ = try Tokens(ran.output, path: "tokens")
        for bad in ["", "short", "with a space in the middle", "two lines of\ntokens here"] {
            #expect(try Ran("hash-token", input: bad).status == .inputFault)
        }
    }

    @Test("The contract is printed byte for byte")
    func openAPI() throws {
        let file = try Data(contentsOf: Repository.root.appendingPathComponent("openapi/openapi.yaml"))
        #expect(try Ran("openapi").output == String(decoding: file, as: UTF8.self))
        let json = try Ran("openapi", "--output", "json").output
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(document?["openapi"] as? String == "3.1.0")
    }

    @Test("Health is 1 where nobody listens, and 2 for an address that is none")
    func health() throws {
        // Port 1 of loopback: nothing that a machine for tests runs listens there.
        #expect(try Ran("health", "--url", "http://127.0.0.1:1").status == .no)
        #expect(try Ran("health", environment: ["LEGIBLE_BIND": "127.0.0.1:1"]).status == .no)
        #expect(try Ran("health", "--url", "https://127.0.0.1:1").status == .inputFault)
    }
}
