import Model

extension Explanation {
    /// One sentence: whether it works, with what, and otherwise where and why it ends.
    func summary(failure: Failure?) -> String {
        switch outcome.verdict {
        case .broken:
            guard let failure else { return "the call does not work" }
            return call("The call", " breaks on leg ", failure.step.rawValue, ", \(failure.message).")
        case .undetermined:
            return call("Whether the call", " works depends on what the input does not say.")
        case .mutualTLS where walk.gateway != nil, .tls where walk.gateway != nil, .plaintext where walk.gateway != nil:
            return throughGateway
        case .mutualTLS:
            return call("The call", " works with Istio mTLS on the network", secondEncryption, ".")
        case .tls:
            return call("The call", " works, encrypted by ", encrypter, "; the mesh authenticates nobody.")
        case .plaintext:
            return call("The call", " works in the clear: everybody on the network can read it.")
        }
    }

    /// Who calls whom, and what becomes of it.
    private func call(_ start: String, _ first: String, _ second: String = "", _ third: String = "") -> String {
        String(
            pieces: start, " from ", circumstances.clientName, " to ", circumstances.dialledName, first, second, third)
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
        guard let second = walk.second else { return "" }
        let names = walk.gateways.map { "\($0.hop.words) \(mesh.workloads[$0.workload].name.text)" }
        let transports = walk.gateways.map(\.leg.flow.transport) + [second.flow.transport]
        let isOne = names.count == 1
        var text =
            "\(call("The call", " works through "))\(names.joined(separator: " and ")), "
            + "\(transports[0].words) up to \(isOne ? "it" : "the first"), "
        for between in transports.dropFirst().dropLast() { text += "\(between.words) on to the next, " }
        if isOne { text.removeLast(2) }
        text += "\(isOne ? " " : "")and \(second.flow.transport.words) behind \(isOne ? "it" : "the last")"
        if outcome.verdict == .plaintext {
            let isEverywhere = Set(transports).count == 1
            text += ": everybody on \(isEverywhere ? "the network" : "that part of the network") can read it"
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
