/// What became of a call.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Works; every leg off the pod is mutually authenticated by the mesh.
    case mutualTLS = "mutual-tls"
    /// Works; encrypted by the application or by origination.
    case tls
    /// Works, and is readable on the network.
    case plaintext
    case broken
    /// Depends on something that the input does not say.
    case undetermined

    /// The order from bad to good, in which the worst of several endpoints is the answer.
    package var rank: Int {
        switch self {
        case .broken: 0
        case .undetermined: 1
        case .plaintext: 2
        case .tls: 3
        case .mutualTLS: 4
        }
    }

    package var works: Bool {
        switch self {
        case .mutualTLS, .tls, .plaintext: true
        case .broken, .undetermined: false
        }
    }
}

/// What protects the bytes of one leg.
package enum Transport: String, Hashable, Sendable, CaseIterable {
    case plaintext
    case tls
    case mutualTLS = "mutual-tls"
}
