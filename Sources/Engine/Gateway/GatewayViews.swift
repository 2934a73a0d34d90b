import Model
import Synchronization

/// What the gateways of a mesh know and listen for, each part made when a call first needs it: many calls pass one gateway.
///
/// It changes no answer, only the time until it is there. What is kept holds no mesh, so that it goes with its own.
final class GatewayViews: Sendable {
    private struct Port: Hashable {
        var workload: Int
        var port: Int
    }

    private struct Table: Hashable {
        var port: Port
        var name: String
    }

    private struct State {
        var scopes: [Int: Scope] = [:]
        var servers: [Int: [Int: [GatewayServer]]] = [:]
        var listeners: [Port: GatewayListener?] = [:]
        var routes: [Table: GatewayRoutes] = [:]
    }

    private let state = Mutex(State())

    func scope(of place: Int, in mesh: Mesh) -> Scope {
        kept(\.scopes, place) {
            let workload = mesh.workloads[place]
            let scope = mesh.gatewayScope(of: workload)
            if mesh.index == nil { return scope }
            return Scope(scope.proxy, of: workload, scope.shared, index: ScopeIndex(scope, mesh: mesh))
        }
    }

    /// By port of the pods.
    func servers(of place: Int, in mesh: Mesh) -> [Int: [GatewayServer]] {
        kept(\.servers, place) { mesh.gatewayServers(ofWorkload: place) }
    }

    /// nil where nothing listens.
    func listener(of place: Int, port: Int, in mesh: Mesh) -> GatewayListener? {
        let servers = servers(of: place, in: mesh)[port] ?? []
        let scope = scope(of: place, in: mesh)
        return kept(\.listeners, Port(workload: place, port: port)) {
            GatewayListener(mesh: mesh, scope: scope, workload: place, servers: servers)
        }
    }

    /// - Parameter servers: those whose routes the chain of a server of this name and bind looks through.
    func routes(of place: Int, port: Int, chain: GatewayChain, servers: [GatewayServer], in mesh: Mesh) -> GatewayRoutes
    {
        let scope = scope(of: place, in: mesh)
        let table = Table(port: Port(workload: place, port: port), name: chain.server.routeName)
        return kept(\.routes, table) { GatewayRoutes(mesh: mesh, scope: scope, servers: servers) }
    }

    private func kept<Key: Hashable, Value: Sendable>(
        _ path: WritableKeyPath<State, [Key: Value]>, _ key: Key, make: () -> Value
    ) -> Value {
        if let found = state.withLock({ $0[keyPath: path][key] }) { return found }
        let made = make()
        state.withLock { $0[keyPath: path][key] = made }
        return made
    }
}
