extension Code {
    /// appProtocol overrules the name of the port.
    package static let appProtocolOverrulesName = Code(
        number: "LEG3205", title: "appProtocol overrules the name of the port", severity: .note,
        condition: "a port's name declares a protocol, and `appProtocol` says another or none that Istio knows",
        explanation: """
            `appProtocol` replaces the name, even where Istio does not know its value. The port is then not declared \
            at all.
            """,
        popularBelief: "An unknown `appProtocol` is ignored, and the name counts.",
        instead: "It replaces the name all the same, and the port is not declared.",
        remedies: [
            "Let `appProtocol` and the name say the same.",
            "Remove `appProtocol`.",
        ],
        source: "Istio: pkg/config/kube/conversion.go, `ConvertProtocol`"
    )
}
