import Model

extension SymptomContext {
    /// Who stands on the path. The application at the end counts even where nothing reaches it: it has no symptom then.
    var observers: Set<Observer> {
        var observers: Set<Observer> = [.serverApp]
        switch caller {
        case .workload, .outside(.external): observers.insert(.clientApp)
        case .outside(.kubeAPIServer): observers.insert(.kubeAPIServer)
        case .outside(.kubelet): observers.insert(.kubelet)
        case .outside(.prometheus): observers.insert(.prometheus)
        }
        if gateway == .ends { observers.insert(.gateway) }
        if clientSide != .withoutSidecar { observers.insert(.clientSidecar) }
        if serverSide != .withoutSidecar { observers.insert(.serverSidecar) }
        return observers
    }

    var circumstances: Set<Circumstance> {
        var holding: Set<Circumstance> = [serverAppExpectsTLS ? .serverAppTLS : .serverAppPlaintext]
        switch clientSide {
        case .withoutSidecar: holding.formUnion([.noClientSidecar, .clientMeetsConnection])
        case .readsHTTP: holding.insert(.clientReadsHTTP)
        case .relays: holding.formUnion([.clientRelays, .clientMeetsConnection])
        }
        switch serverSide {
        case .withoutSidecar: holding.formUnion([.noServerSidecar, .serverAppMeetsConnection])
        case .readsHTTP: holding.formUnion([.serverSidecar, .serverReadsHTTP])
        case .relays: holding.formUnion([.serverSidecar, .serverAppMeetsConnection])
        }
        if let applicationTLS {
            holding.insert(.applicationTLS)
            holding.insert(applicationTLS.verifiesServer ? .clientVerifies : .clientDoesNotVerify)
        } else {
            holding.insert(.applicationPlaintext)
        }
        switch outer {
        case .istioMTLS: holding.insert(.sidecarTLS)
        case .originated: holding.formUnion([.sidecarTLS, .originatedTLS])
        case nil: holding.insert(.noSidecarTLS)
        }
        holding.insert(isOfAttachedRoute ? .attachedRoute : .noAttachedRoute)
        switch answer {
        case .faultAbort: holding.insert(.faultAborts)
        case .directResponse: holding.insert(.directResponse)
        case .noRoute: holding.insert(.noRouteTakes)
        case nil: break
        }
        if leavesByPassthrough { holding.insert(.passthrough) }
        switch payload {
        case .http1, .http10, .http2: holding.insert(.http)
        case .serverFirst: holding.insert(.serverFirst)
        case .tcp: break
        }
        return holding
    }
}
