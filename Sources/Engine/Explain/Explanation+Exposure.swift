import Model

extension Explanation {
    /// Why a call that works can be read on the network.
    var exposure: Finding? {
        guard outcome.verdict == .plaintext, let second = walk.second else { return nil }
        let server = circumstances.server
        func finding(_ code: Code, _ message: String, _ place: (object: ObjectReference, pointer: String)?) -> Finding {
            Finding(code: code, message: message, resource: place?.object, pointer: place?.pointer)
        }
        switch walk.exit {
        case .direct(.noSidecar):
            let reason = circumstances.client?.decision.reason.words ?? ""
            return finding(
                .clientWithoutSidecar, "the client's pod has no sidecar: \(reason)",
                circumstances.client.map { ($0.reference, "/spec/template/metadata/labels") })
        case .direct(.outsideTheMesh):
            return finding(.clientWithoutSidecar, "\(circumstances.clientName) has no sidecar and sends plaintext", nil)
        case .direct(.notCaptured):
            return finding(
                .clientPortNotCaptured, "an annotation keeps the connection away from the client's sidecar",
                circumstances.client.map { ($0.reference, "/spec/template/metadata/annotations") })
        case .passthrough(let unmatched):
            return finding(passthroughCode(unmatched), "\(unmatched.words), and PassthroughCluster adds no TLS", nil)
        case .refused, .unsettled:
            return nil
        case .cluster:
            break
        }
        switch walk.transport {
        case .raw(.destinationRule):
            return finding(.destinationRuleDisablesTLS, rawCause, clientRulePlace)
        case .raw(.autoMTLSOff):
            return finding(.autoMutualTLSOff, rawCause, nil)
        case .raw(.inferredDisable):
            return finding(.peerAuthenticationDisables, rawCause, policyPlace)
        case .auto where second.to == .serverSidecar:
            return finding(.peerAuthenticationDisables, rawCause, policyPlace)
        case .auto where server?.hasSidecar ?? false:
            return finding(
                .serverPortNotCaptured, "an annotation keeps the port away from the server's sidecar",
                server.map { ($0.reference, "/spec/template/metadata/annotations") })
        case .raw(.headlessMixed):
            return finding(.mixedHeadlessService, rawCause, nil)
        case .raw(.credentialNameIgnored), .raw(.certificateMissing):
            return finding(.originationLost, rawCause, clientRulePlace)
        case .raw(.externalService):
            return finding(.externalPlaintext, rawCause, nil)
        case .auto where walk.endpoint?.tlsMode == "disabled" && server?.hasSidecar ?? false:
            return finding(
                .endpointNotLabelled, rawCause, server.map { ($0.reference, "/spec/template/metadata/labels") })
        case .raw, .auto, .istioMTLS, .originated, nil:
            let reason = server?.decision.reason.words ?? "it is not a workload of the mesh"
            return finding(
                .serverWithoutSidecar, "no sidecar stands before the server: \(reason)",
                server.map { ($0.reference, "/spec/template/metadata/labels") })
        }
    }

    private func passthroughCode(_ unmatched: ClientExit.Unmatched) -> Code {
        switch unmatched {
        case .notHTTP: return .notHTTPOnHTTPPort
        case .unknownHost, .noMatchingSNI: return .passthroughUnknownHost
        case .noListener:
            if case .pod? = subject.destinations.first?.address { return .podAddressDialled }
            return .passthroughUnknownHost
        }
    }

    var doubleEncryption: Finding {
        let place = portPlace
        return Finding(
            code: .doubleEncryption,
            message: "every byte is encrypted \(cost.encryptionsPerByte) times between the two applications",
            resource: place?.object, pointer: place?.pointer)
    }

    /// TLS that is originated without anything to check the server's certificate by.
    var unverified: Finding? {
        guard case .originated(let settings)? = walk.transport, walk.failure == nil else { return nil }
        guard (settings.caCertificates ?? "").isEmpty, (settings.credentialName ?? "").isEmpty else { return nil }
        return Finding(
            code: .upstreamCertificateUnverified,
            message:
                "\(settings.mode.rawValue) without `caCertificates` or `credentialName` verifies with the system's roots only",
            resource: clientRulePlace?.object, pointer: clientRulePlace?.pointer)
    }
}
