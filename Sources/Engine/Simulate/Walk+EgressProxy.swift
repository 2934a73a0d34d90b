import Model

extension Walk {
    /// The call by a Sidecar's `egressProxy`: what that host makes of it is known where it is a gateway, or never hears of it.
    mutating func lead(onBy sidecar: ObjectReference) {
        if missing != nil || !gateways.isEmpty { return }
        switch failure?.at {
        case .clientSidecar, .serverSidecar: return
        default: break
        }
        failure = nil
        missing = .egressProxy(sidecar)
    }
}
