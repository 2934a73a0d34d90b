import Engine
import Foundation
import Testing

@Suite("The catalogue of codes")
struct CatalogueTests {
    @Test("gives no number twice, and lists them in order")
    func numbers() {
        let numbers = Catalogue.all.map(\.number)
        #expect(numbers == Set(numbers).sorted())
    }

    @Test("finds every code by its number, and none for another text")
    func lookUp() {
        for code in Catalogue.all { #expect(Catalogue.code(code.number) == code) }
        for text in ["", "LEG", "LEG0000", "leg3001", "LEG30010"] { #expect(Catalogue.code(text) == nil) }
    }

    /// Numbers are permanent: a line of this table never changes.
    @Test(
        "keeps the number of every failure",
        arguments: [
            (FailureReason.clientBlackhole, "LEG1001"), (.client502UnknownHost, "LEG1002"),
            (.clientWaitsForBytes, "LEG1003"), (.clientClusterNotFound, "LEG1004"), (.noHealthyEndpoint, "LEG1005"),
            (.answeredByRoute, "LEG1006"),
            (.upstreamCertificateVerification, "LEG2001"), (.endpointWithoutSidecarForcedMTLS, "LEG2002"),
            (.tlsInTLS, "LEG2003"), (.serverAppExpectsTLS, "LEG3001"), (.serverAppExpectsPlaintext, "LEG3002"),
            (.serverAppHTTPVersion, "LEG3003"), (.serverAppRequiresClientCertificate, "LEG3004"),
            (.serverNoFilterChainPlaintext, "LEG3011"), (.serverNoFilterChainForeignTLS, "LEG3012"),
            (.serverTLSHandshakeForeign, "LEG3013"), (.serverHTTPParseError, "LEG3014"),
            (.serverMTLSNotTerminated, "LEG3015"), (.serverHTTP10Refused, "LEG3016"),
            (.serverWaitsForBytes, "LEG3017"), (.gatewayNoListener, "LEG4001"), (.gatewayNoMatchingServer, "LEG4002"),
            (.gatewayExpectsTLS, "LEG4003"), (.gatewayHTTPParseError, "LEG4004"),
            (.gatewayTLSHandshakeForeign, "LEG4005"), (.gatewayRequiresClientCertificate, "LEG4006"),
            (.gatewayNoRoute, "LEG4007"), (.gatewayRedirectsToHTTPS, "LEG4008"),
        ])
    func permanence(reason: FailureReason, number: String) {
        #expect(Catalogue.code(for: reason).number == number)
        #expect(Catalogue.code(number)?.severity == .error)
    }

    @Test("has one code for each failure, with symptoms")
    func failures() {
        let codes = FailureReason.allCases.map(Catalogue.code(for:))
        #expect(Set(codes).count == FailureReason.allCases.count)
        #expect(codes.allSatisfy { !$0.symptoms.isEmpty })
    }

    @Test("leaves out no code that has a file, and keeps each in the folder of its first digit")
    func files() throws {
        let digits = ["Client": "1", "Network": "2", "Server": "3", "Gateways": "4", "Resources": "5", "Input": "9"]
        var found = Set<String>()
        for (folder, digit) in digits {
            let directory = Self.sources.appending(path: folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
                let text = try String(contentsOf: directory.appending(path: name), encoding: .utf8)
                guard let number = text.firstMatch(of: /number: "(LEG\d{4})"/)?.1 else { continue }
                #expect(number.dropFirst(3).hasPrefix(digit), "\(folder)/\(name)")
                found.insert(String(number))
            }
        }
        #expect(found == Set(Catalogue.all.map(\.number)))
    }

    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Engine/Catalogue")
}
