package enum Observer: String, Hashable, Sendable { case clientApp = "client-app" }
package enum Severity: String, Hashable, Sendable { case error }
package struct Symptom: Hashable, Sendable { package var observer: Observer; package var text: String }
package struct Code: Hashable, Sendable {
    package var number: String; package var severity = Severity.error
    static let clientWithoutSidecar = Code(number: "a"), clientPortNotCaptured = Code(number: "a"),
        passthroughInTheClear = Code(number: "a"), destinationRuleDisablesTLS = Code(number: "a"),
        autoMTLSOff = Code(number: "a"), peerAuthenticationDisablesMTLS = Code(number: "a"),
        serverPortNotCaptured = Code(number: "a"), serverWithoutSidecar = Code(number: "a"),
        doubleEncryption = Code(number: "a"), upstreamNotVerified = Code(number: "a"),
        selectorInRootNamespace = Code(number: "a"), portLevelWithoutSelector = Code(number: "a"),
        portLevelByServicePort = Code(number: "a")
}
package enum Catalogue { package static func code(for: FailureReason) -> Code { Code(number: "a") } }
