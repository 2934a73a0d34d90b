/// The parts of a traffic policy that decide what bytes a client's sidecar sends.
package struct TrafficPolicy: Hashable, Sendable {
    package enum LoadBalancer: Hashable, Sendable {
        /// `simple: PASSTHROUGH`: to the address that the client dialled.
        case passthrough
        case other
    }

    package enum HTTP2Upgrade: String, Hashable, Sendable, CaseIterable {
        case `default` = "DEFAULT"
        case doNotUpgrade = "DO_NOT_UPGRADE"
        case upgrade = "UPGRADE"
    }

    /// `connectionPool`: what it says of the HTTP version towards the server.
    package struct ConnectionPool: Hashable, Sendable {
        /// `http.h2UpgradePolicy`; the default leaves it to the mesh.
        package var http2Upgrade: HTTP2Upgrade
        /// `http.useClientProtocol`.
        package var usesClientProtocol: Bool

        package init(http2Upgrade: HTTP2Upgrade = .default, usesClientProtocol: Bool = false) {
            self.http2Upgrade = http2Upgrade
            self.usesClientProtocol = usesClientProtocol
        }
    }

    /// What stands in a policy or in one of its port entries alike.
    package struct Settings: Hashable, Sendable {
        package var tls: ClientTLSSettings?
        package var loadBalancer: LoadBalancer?
        package var connectionPool: ConnectionPool?

        package init(
            tls: ClientTLSSettings? = nil, loadBalancer: LoadBalancer? = nil, connectionPool: ConnectionPool? = nil
        ) {
            self.tls = tls
            self.loadBalancer = loadBalancer
            self.connectionPool = connectionPool
        }
    }

    /// One entry of `portLevelSettings`, keyed by the port of the service.
    package struct PortLevel: Hashable, Sendable {
        package var port: Int
        package var settings: Settings

        package init(port: Int, settings: Settings) {
            self.port = port
            self.settings = settings
        }
    }

    package var settings: Settings
    /// In the order written; the first entry of a port counts.
    package var portLevels: [PortLevel]

    package init(settings: Settings = Settings(), portLevels: [PortLevel] = []) {
        self.settings = settings
        self.portLevels = portLevels
    }

    package func portLevel(_ port: Int) -> Settings? {
        for entry in portLevels where entry.port == port { return entry.settings }
        return nil
    }
}
