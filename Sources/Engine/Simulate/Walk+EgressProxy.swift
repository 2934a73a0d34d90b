import Model

extension Walk {
    /// The call by a Sidecar's `egressProxy`: what that host makes of it is known where it is a gateway, or never hears of it.
    func led(onBy sidecar: ObjectReference) -> Walk {
        if missing != nil || gateway != nil { return self }
        switch failure?.at {
        case .clientSidecar, .serverSidecar: return self
        default: break
        }
        var open = self
        open.failure = nil
        open.missing = .egressProxy(sidecar)
        return open
    }
}
