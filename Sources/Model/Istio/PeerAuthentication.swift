/// Which connections a workload's sidecar accepts.
package struct PeerAuthentication: Hashable, Sendable {
    /// One entry of `portLevelMtls`, keyed by the port of the workload (the target port).
    package struct PortLevel: Hashable, Sendable {
        package var port: Int
        package var mode: MutualTLSMode

        package init(port: Int, mode: MutualTLSMode) {
            self.port = port
            self.mode = mode
        }
    }

    package var metadata: Metadata
    /// `selector.matchLabels`; empty where there is no selector.
    package var selector: Labels
    /// `mtls.mode`, `unset` where `mtls` or its mode is missing.
    package var mode: MutualTLSMode
    /// In the order of the ports.
    package var portLevels: [PortLevel]

    package init(metadata: Metadata, selector: Labels = [], mode: MutualTLSMode = .unset, portLevels: [PortLevel] = [])
    {
        self.metadata = metadata
        self.selector = selector
        self.mode = mode
        self.portLevels = portLevels
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "PeerAuthentication", namespace: metadata.namespace, name: metadata.name)
    }
}

/// `PeerAuthentication.MutualTLS.Mode`.
package enum MutualTLSMode: String, Hashable, Sendable, CaseIterable {
    case unset = "UNSET"
    case disable = "DISABLE"
    case permissive = "PERMISSIVE"
    case strict = "STRICT"
}
