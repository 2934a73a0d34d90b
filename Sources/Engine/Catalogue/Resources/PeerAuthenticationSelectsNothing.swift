extension Code {
    /// A PeerAuthentication selects no workload.
    package static let peerAuthenticationSelectsNothing = Code(
        number: "LEG5005", title: "A PeerAuthentication selects no workload", severity: .warning,
        condition: "no workload of the namespace has all the labels of the selector",
        explanation: """
            A selector matches labels of pods in its own namespace. Labels of the Deployment itself do not count.
            """,
        remedies: [
            "Correct the labels of the selector.",
            "Remove the resource.",
        ],
        source: "Istio: pilot/pkg/model/authentication.go, `getConfigsForWorkload`"
    )
}
