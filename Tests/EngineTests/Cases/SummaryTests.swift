import Engine
import Foundation
import Testing

@Suite("Where bytes are encrypted twice")
struct SummaryTests {
    private func summary(_ name: String) throws -> String {
        let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../examples/seed/\(name).yaml")
        return try ask(String(contentsOf: file.standardizedFileURL, encoding: .utf8)).summary
    }

    @Test("on the network, when the application sends TLS of its own")
    func onTheNetwork() throws {
        #expect(try summary("s03b-app-tls-inside-mtls").contains("around TLS of the application's own"))
    }

    @Test("inside the server's pod, when its sidecar speaks TLS to its application")
    func insideThePod() throws {
        let summary = try summary("s03-sidecar-tls-into-app")
        #expect(summary.contains("inside the server's pod"))
        #expect(!summary.contains("around"))
    }
}
