import Model

extension Explanation {
    /// One sentence: whether it works, with what, and otherwise where and why it ends.
    func summary(failure: Failure?) -> String {
        switch outcome.verdict {
        case .broken:
            guard let failure else { return "the call does not work" }
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) breaks on leg \(failure.step.rawValue), \(failure.message)."
        case .undetermined:
            return
                "Whether the call from \(circumstances.clientName) to \(circumstances.dialledName) works depends on what the input does not say."
        case .mutualTLS:
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works with Istio mTLS on the network\(secondEncryption)."
        case .tls:
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works, encrypted by \(encrypter); the mesh authenticates nobody."
        case .plaintext:
            return
                "The call from \(circumstances.clientName) to \(circumstances.dialledName) works in the clear: everybody on the network can read it."
        }
    }

    /// Where bytes are encrypted a second time: on the network, or only inside the server's pod.
    private var secondEncryption: String {
        guard cost.encryptionsPerByte > 1 else { return "" }
        return walk.second?.flow.applicationTLS == nil
            ? "; inside the server's pod the sidecar encrypts again, towards its application"
            : ", around TLS of the application's own: every byte is encrypted twice"
    }

    private var encrypter: String {
        walk.second?.flow.outer == nil ? "the application itself" : "TLS that the client's sidecar originates"
    }
}
