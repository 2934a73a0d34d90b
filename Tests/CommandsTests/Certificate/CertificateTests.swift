import Foundation
import Testing

@testable import Commands

@Suite("legible certificate") struct CertificateTests {
    @Test("Files that are there stay, unless they are to be replaced")
    func replaces() throws {
        let directory = try Directory()
        let words = ["certificate", "--name", "legible.legible.svc", "--out-dir", directory.path("")]
        #expect(try Ran(words).status == .yes)
        let (key, authority) = (try directory.read("tls.key"), try directory.read("ca.crt"))
        #expect(key.contains("PRIVATE KEY"))
        let again = try Ran(words)
        #expect(again.status == .no)
        #expect(again.errors.contains("ca.crt"))
        #expect(try directory.read("tls.key") == key)
        #expect(try Ran(words + ["--replace"]).status == .yes)
        #expect(try directory.read("tls.key") != key)
        #expect(try directory.read("ca.crt") != authority)
    }

    @Test("Only the owner reads the key")
    func permissions() throws {
        let directory = try Directory()
        _ = try Ran("certificate", "--name", "a", "--out-dir", directory.path(""))
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.path("tls.key"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path(""))
        #expect(names.sorted() == ["ca.crt", "tls.crt", "tls.key"])
    }

    @Test(
        "What cannot be made is said",
        arguments: [
            (["certificate"], "--name"), (["certificate", "--name", "a b"], "a b"),
            (["certificate", "--name", "a", "--days", "0"], "--days"),
            (["certificate", "--name", "a", "--out-dir", "/no/such/directory"], "/no/such/directory"),
        ])
    func refused(words: [String], part: String) throws {
        let ran = try Ran(words)
        #expect(ran.status != .yes)
        #expect(ran.errors.contains(part))
    }
}
