import Model

/// The servers of one port that a gateway keeps, when several Gateways want it.
///
/// Istio: `pilot/pkg/model/gateway.go`, `mergeGateways`.
struct MergedServers {
    /// Servers that become chains of one listener together.
    struct Group {
        let declared: PortProtocol
        let protocolName: String
        let bind: String
        var servers: [GatewayServer]
        /// Which servers' hosts the requests of a plaintext group are routed by.
        var routeName: String?
    }

    /// A server that becomes no chain, and the one in its way.
    struct LeftOut {
        let server: GatewayServer
        /// The host that both have; nil where the port is the one thing that they cannot share.
        var host: String?
        var other: GatewayServer?
    }

    private(set) var groups: [Group] = []
    private(set) var leftOut: [LeftOut] = []
    /// The servers of each table of routes.
    private(set) var byRouteName: [String: [GatewayServer]] = [:]
    private var plaintext: (declared: PortProtocol, bind: String)?
    private var isTaken = false
    private var tlsBinds: Set<String> = []
    /// The server with TLS that took a host last.
    private var hosts: [String: GatewayServer] = [:]

    init(_ servers: [GatewayServer]) {
        for server in servers { add(server) }
    }

    private mutating func add(_ server: GatewayServer) {
        if server.source.tls != nil && !claimHosts(of: server) { return }
        guard isTaken else {
            isTaken = true
            if !server.isTLS { plaintext = (server.declared, server.bind) }
            if server.isHTTP { byRouteName[server.routeName] = [server] }
            return append(server)
        }
        if let first = plaintext {
            addBeside(first, server)
        } else {
            addBesideTLS(server)
        }
    }

    /// Where plaintext came first, only HTTP joins HTTP; another bind is another listener.
    private mutating func addBeside(_ first: (declared: PortProtocol, bind: String), _ server: GatewayServer) {
        if first.bind == server.bind {
            let merges = (server.declared.isHTTP || server.declared == first.declared) && first.declared.isHTTP
            guard merges, !server.routeName.isEmpty else { return leaveOut(server) }
            groups[0].servers.append(server)
        } else {
            append(server)
        }
        byRouteName[server.routeName, default: []].append(server)
    }

    /// Where TLS came first, names tell the servers apart, and one plaintext server may stand beside them.
    private mutating func addBesideTLS(_ server: GatewayServer) {
        if server.isHTTP {
            guard byRouteName[server.routeName] == nil else { return leaveOut(server) }
            byRouteName[server.routeName] = [server]
        }
        let isNewBind = tlsBinds.insert(server.bind).inserted
        if server.source.tls == nil && !isNewBind { return leaveOut(server) }
        append(server)
    }

    private mutating func append(_ server: GatewayServer) {
        let name = server.source.protocolName
        if let place = groups.firstIndex(where: { $0.protocolName == name && $0.bind == server.bind }) {
            groups[place].servers.append(server)
            return
        }
        groups.append(
            Group(
                declared: server.declared, protocolName: name, bind: server.bind, servers: [server],
                routeName: server.routeName))
    }

    /// Istio: `CheckDuplicates`: hosts are compared as text, `namespace/` included.
    private mutating func claimHosts(of server: GatewayServer) -> Bool {
        for host in server.hosts {
            guard let other = hosts[host], other.bind == server.bind else { continue }
            leftOut.append(LeftOut(server: server, host: host, other: other))
            return false
        }
        for host in server.hosts { hosts[host] = server }
        return true
    }

    private mutating func leaveOut(_ server: GatewayServer) {
        let others = groups.flatMap(\.servers).filter { $0.bind == server.bind }
        leftOut.append(LeftOut(server: server, other: others.first))
    }
}

extension GatewayServer {
    var bind: String { source.bind ?? "" }

    /// The table of routes that its requests are looked up in; empty where none are read.
    ///
    /// Istio: `gatewayRDSRouteName`.
    var routeName: String {
        if declared.isHTTP { return "http.\(bind)" }
        return terminatesHTTPS ? "https.\(source.port).\(source.portName).\(gatewayName).\(bind)" : ""
    }
}
