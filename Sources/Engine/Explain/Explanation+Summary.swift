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
        case .mutualTLS where walk.gateway != nil, .tls where walk.gateway != nil, .plaintext where walk.gateway != nil:
            return throughGateway
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
        guard walk.isEncryptedTwice else { return "" }
        return walk.second?.flow.applicationTLS == nil
            ? "; inside the server's pod the sidecar encrypts again, towards its application"
            : ", around TLS of the application's own: every byte is encrypted twice"
    }

    private var encrypter: String {
        walk.second?.flow.outer == nil ? "the application itself" : "TLS that the client's sidecar originates"
    }

    /// What protects the bytes on each side of a gateway.
    private var throughGateway: String {
        guard let gateway = walk.gateway, let second = walk.second else { return "" }
        let name = mesh.workloads[gateway.workload].name.text
        let (before, behind) = (gateway.leg.flow.transport, second.flow.transport)
        var text =
            "The call from \(circumstances.clientName) to \(circumstances.dialledName) works through "
            + "\(gateway.hop.words) \(name), \(before.words) up to it and \(behind.words) behind it"
        if outcome.verdict == .plaintext {
            let both = before == behind
            text += ": everybody on \(both ? "the network" : "that part of the network") can read it"
        }
        if walk.isEncryptedTwice { text += "; a layer is inside another one" }
        return text + "."
    }
}

extension Transport {
    fileprivate var words: String {
        switch self {
        case .plaintext: "in the clear"
        case .tls: "with TLS"
        case .mutualTLS: "with Istio mTLS"
        }
    }
}
