package struct Symptom: Hashable, Sendable { package var observer: String; package var text: String }
package struct Code: Hashable, Sendable {
    package var text: String
    static let clientWithoutSidecar = Code(text: "a"), clientPortNotCaptured = Code(text: "a"),
        passthroughInTheClear = Code(text: "a"), destinationRuleDisablesTLS = Code(text: "a"),
        autoMTLSOff = Code(text: "a"), peerAuthenticationDisablesMTLS = Code(text: "a"),
        serverPortNotCaptured = Code(text: "a"), serverWithoutSidecar = Code(text: "a"),
        doubleEncryption = Code(text: "a"), upstreamNotVerified = Code(text: "a"),
        selectorInRootNamespace = Code(text: "a"), portLevelWithoutSelector = Code(text: "a"),
        portLevelByServicePort = Code(text: "a")
}
package enum Catalogue { static func code(for: FailureReason) -> Code { Code(text: "a") } }
