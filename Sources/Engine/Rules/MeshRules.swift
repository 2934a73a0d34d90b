import Model

/// The rules that look at objects: each finds an object that changes nothing, or that lies in wait, and a place in it.
package enum MeshRules {
    typealias Rule<Object> = @Sendable (Object, RuleContext) -> [Finding]

    /// What the objects of a whole mesh show, by code, then by object, then by place.
    ///
    /// The time grows with the objects and, where selectors stand, with the workloads of their namespaces.
    package static func findings(of mesh: Mesh) -> [Finding] {
        let context = RuleContext(mesh: mesh)
        var result: [Finding] = []
        func look<Object>(_ rules: [Rule<Object>], at objects: some Sequence<Object>) {
            for object in objects {
                for rule in rules { result.add(rule(object, context)) }
            }
        }
        look(ofPeerAuthentications, at: mesh.peerAuthentications.elements)
        look(ofDestinationRules + ofTLSBlocks + ofOriginations, at: mesh.objects.destinationRules)
        look(ofSidecars, at: mesh.sidecars.elements)
        look(ofVirtualServices, at: mesh.virtualServices)
        look(ofGateways, at: mesh.gateways.indices)
        look(ofGatewayPorts, at: context.gateways.ports)
        look(ofListenerGateways, at: mesh.objects.gatewayAPI.gateways)
        look(ofAttachedRoutes, at: mesh.objects.gatewayAPI.routes)
        look(ofServiceEntries, at: mesh.objects.serviceEntries)
        look(ofServices, at: mesh.services.indices)
        look(ofWorkloads, at: mesh.workloads.indices)
        look(ofWebhooks, at: mesh.objects.webhooks)
        return inOrder(result)
    }

    /// The same order whatever order the documents had; each once.
    static func inOrder(_ findings: [Finding]) -> [Finding] {
        guard findings.count > 1 else { return findings }
        let sorted = findings.sorted { left, right in
            if left.code.number != right.code.number { return left.code.number < right.code.number }
            if left.resource != right.resource {
                guard let first = left.resource, let second = right.resource else { return left.resource == nil }
                return first < second
            }
            let (first, second) = (left.pointer ?? "", right.pointer ?? "")
            return first == second ? left.message < right.message : first < second
        }
        var result: [Finding] = []
        for finding in sorted where result.last != finding { result.append(finding) }
        return result
    }
}

extension MeshRules {
    static let ofPeerAuthentications: [Rule<PeerAuthentication>] =
        ofHeardPeerAuthentications + [
            PeerAuthenticationSelectsNothingRule.findings, PeerAuthenticationSelectsNoSidecarRule.findings,
        ]

    /// Those for a policy that is known to select a workload with a sidecar.
    static let ofHeardPeerAuthentications: [Rule<PeerAuthentication>] = [
        RootNamespaceSelectorRule.findings, PortLevelWithoutSelectorRule.findings,
        PortLevelKeyedByServicePortRule.findings, PortLevelForUnopenedPortRule.findings,
        PeerAuthenticationShadowedRule.findings, UnsetHidesNewerRule.findings,
        NamespaceDisableWorkloadStrictRule.findings,
    ]

    static let ofDestinationRules: [Rule<DestinationRule>] =
        [DestinationRuleHostTooShortRule.findings, DestinationRuleMatchesNoServiceRule.findings]
        + ofCoveringDestinationRules

    /// Those for a rule that is known to cover a service.
    static let ofCoveringDestinationRules: [Rule<DestinationRule>] = [
        DestinationRuleShadowedRule.findings, DestinationRuleNotExportedRule.findings,
        DestinationRuleSelectsNothingRule.findings,
        PortLevelSettingsForTargetPortRule.findings, SubsetUnusedRule.findings, OriginationLostRule.findings,
    ]

    /// Over the clusters that a DestinationRule gives TLS of the user's own: of a call, its failure tells them.
    static let ofOriginations: [Rule<DestinationRule>] = [
        OriginatedOnTLSPortRule.findings, OriginationReplacesMTLSRule.findings,
    ]

    /// Over each `tls` of a DestinationRule: for a call only the one that it follows matters.
    static let ofTLSBlocks: [Rule<DestinationRule>] = [
        CredentialNameWithoutSelectorRule.findings, MutualWithoutCertificateRule.findings,
        UpstreamCertificateUnverifiedRule.findings, ServerCertificateIgnoredRule.findings,
        HostNameUnverifiedRule.findings,
    ]

    static let ofSidecars: [Rule<Sidecar>] = [SidecarSelectsNothingRule.findings, SidecarSelectsNoSidecarRule.findings]

    static let ofVirtualServices: [Rule<MeshVirtualService>] =
        [VirtualServiceWrongKindRule.findings] + ofRoutesAtGateways

    /// Over what a VirtualService says to gateways.
    static let ofRoutesAtGateways: [Rule<MeshVirtualService>] = [
        GatewayNotFoundRule.findings, HostNotServedRule.findings, NotExportedToGatewayRule.findings,
        WrongRouteForServerRule.findings, MatchForNoServerRule.findings, RedirectLoopRule.findings,
        TLSInsideIstioMTLSRule.findings,
    ]

    /// Over places in `Mesh.gateways`.
    static let ofGateways: [Rule<Int>] = [
        GatewaySelectsNothingRule.findings, GatewayPortNotExposedRule.findings, ServerLeftOutRule.findings,
        SharedCertificateRule.findings, RedirectLoopRule.findings,
    ]

    static let ofGatewayPorts: [Rule<GatewayProxies.Port>] = [RelayedAndOriginatedRule.findings]

    /// Over Gateways of the Kubernetes Gateway API.
    static let ofListenerGateways: [Rule<ListenerGateway>] = [ListenerLeftOutRule.findings]

    /// Over routes of the Kubernetes Gateway API.
    static let ofAttachedRoutes: [Rule<AttachedRoute>] = [
        RouteNotAcceptedRule.findings, BackendNotGrantedRule.findings,
    ]

    static let ofServiceEntries: [Rule<ServiceEntry>] = [ServiceEntryCatchesPortRule.findings]

    /// Over places in `Mesh.services`.
    static let ofServices: [Rule<Int>] = [
        TargetPortDeclaredTwiceRule.findings, PortNameNotProtocolRule.findings, AppProtocolOverrulesNameRule.findings,
    ]

    /// Over places in `Mesh.workloads`.
    static let ofWorkloads: [Rule<Int>] = [
        InjectionAnnotationIgnoredRule.findings, InjectionDisabledByNamespaceRule.findings,
        ExcludedPortsIgnoredRule.findings,
        UncapturedServicePortRule.findings,
    ]

    static let ofWebhooks: [Rule<Webhook>] = [
        WebhookUnreachableRule.findings, StrictWouldRefuseWebhookRule.findings,
    ]
}

extension [Finding] {
    /// Most rules find nothing, and to see that costs less than to ask for room.
    mutating func add(_ found: [Finding]) {
        if !found.isEmpty { self += found }
    }
}
