import Model

/// How a call leaves the client's pod for one of the addresses that it dials: what its proxy, as the objects make it, does
/// with such a connection.
enum Departure: Sendable {
    /// Without a sidecar, or past it.
    case direct(Dialled, ClientExit.Bypass)
    /// By the client's sidecar: several ways where routes are weighted, or depend on the request.
    case exits(Dialled, [ClientExit])
    case unsettled(Walk.Missing)
}

extension Departure {
    /// - Parameters:
    ///   - scope: of the caller; nil where it has no sidecar.
    ///   - call: what the client's application sends.
    init(
        to dialled: Dialled, from caller: Simulation.Caller, _ scope: Scope?, sending call: Flow, authority: String,
        line: RequestLine, mesh: Mesh
    ) {
        guard case .workload(let place) = caller else {
            self = .direct(dialled, .outsideTheMesh)
            return
        }
        if let other = Self.pastSidecar(dialled, from: place, mesh.workloads[place], mesh: mesh) {
            self = other
            return
        }
        guard let scope else {
            self = .direct(dialled, .noSidecar)
            return
        }
        if let entry = mesh.entryWithAssignedAddress(dialled) {
            self = .unsettled(.assignedAddress(entry))
            return
        }
        let sidecar = ClientSidecar(mesh: mesh, scope: scope, client: place, line: line)
        self = .exits(dialled, sidecar.exits(dialled, flow: call, authority: authority))
    }

    /// nil where the connection meets the client's sidecar.
    private static func pastSidecar(
        _ dialled: Dialled, from place: Int, _ workload: MeshWorkload, mesh: Mesh
    ) -> Departure? {
        switch workload.decision.dataplane {
        case .none: return .direct(dialled, .noSidecar)
        case .sidecar: break
        case .ambient: return .unsettled(.ambient(workload.name))
        case .gateway: return .unsettled(.gatewayAsClient(workload.name))
        case .unknown: return .unsettled(.namespace(workload.name))
        }
        switch OutboundCapture(mesh.address(of: dialled), port: dialled.port, in: workload.template) {
        case .captured: break
        case .passedBy: return .direct(dialled, .notCaptured)
        case .dependsOnAddress(let annotation): return .unsettled(.address(dialled.host, annotation: annotation))
        }
        // A pod that dials its own address is not redirected. Istio: `tools/istio-iptables/pkg/capture/run.go`.
        return dialled.address == .pod(place) && workload.hasOnePod ? .unsettled(.callsItself(workload.name)) : nil
    }
}
