import Model

extension Explanation {
    /// One sentence: whether it works, with what, and otherwise where and why it ends.
    func summary(failure: Failure?) -> String {
        switch outcome.verdict {
        case .broken:
            guard let failure else { return "the call does not work" }
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) breaks on leg \(failure.leg), \(failure.message)."
        case .undetermined:
            return
                "Whether the call from \(circumstances.clientName) to \(circumstances.dialledName) works depends on what the input does not say."
        case .mutualTLS:
            let twice =
                cost.encryptionsPerByte > 1
                ? ", around TLS of the application's own: every byte is encrypted twice" : ""
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works with Istio mTLS on the network\(twice)."
        case .tls:
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works, encrypted by \(encrypter); the mesh authenticates nobody."
        case .plaintext:
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works in the clear: everybody on the network can read it."
        }
    }

    private var encrypter: String {
        walk.second?.flow.outer == nil ? "the application itself" : "TLS that the client's sidecar originates"
    }
}
