import Model

extension Explanation {
    /// What a default settled, as a sentence.
    func text(of assumption: Assumption) -> String {
        switch assumption {
        case .clientSpeaks(let language): "the client speaks \(language.words) (`request.protocol` is not given)"
        case .clientSendsTLS(true): "the client's application sends TLS (`request.tls` is not given)"
        case .clientSendsTLS(false): "the client's application sends plaintext (`request.tls` is not given)"
        case .serverUnderstands(let language):
            "the server's application understands \(language.words) (`server.app.protocol` is not given)"
        case .serverExpectsTLS(true): "the server's application expects TLS (`server.app.tls` is not given)"
        case .serverExpectsTLS(false): "the server's application expects plaintext (`server.app.tls` is not given)"
        case .serverExpectsAsDeclared:
            "the server's application expects TLS where the port behind the gateway declares it (`server.app.tls` is not given)"
        case .revisionIsInstalled(let revision): "revision `\(revision)` of Istio is installed"
        case .defaultNamespace(let object): "\(object) names no namespace, and is taken to be in `default`"
        case .equallyOld(let objects):
            "\(objects.map { "\($0)" }.joined(separator: ", ")) count as equally old (no `creationTimestamp`), so names decide"
        case .certificateIsTrusted: "certificates that are verified are good"
        case .routeIsTaken(let conditions):
            "the request is one that a route takes (\(conditions.joined(separator: ", "))); every other one is answered with 404"
        case .ingressClassIsIstios(let name):
            "IngressClass `\(name)`, which is not among the manifests, has the controller `istio.io/ingress-controller`"
        case .filterHasCertificate:
            "the client certificate that the EnvoyFilter presents is one that the application accepts"
        case .filtersLetPass(let filters):
            "the filters that \(filters.map { "\($0)" }.joined(separator: ", ")) adds to proxies on the way let the call pass as it is"
        case .shorthandWithoutServer:
            "`policies.peerAuthentication` is for no workload: the server is none of the mesh, and only its level `mesh` is kept"
        case .clientIsServer(let workload):
            "\(workload.text) is client and server: what is said of the server counts for both"
        case .addressIsOfNode(let address, let service, let isLocal):
            "`\(address)` is the address of a node\(isLocal ? " with a pod of it" : ""), whose port leads to \(service)"
        case .machineIsCaptured(let entry, let port):
            "the sidecar of \(entry), which is connected by the entry's annotations, takes the connections to port \(port)"
        case .certificatesAreInTime: "the certificates that are given are in their time (`at` is not given)"
        case .gatewayIsTrusted:
            "the client trusts the authority of the gateway's certificate (`request.tls.caCertificates` is not given)"
        case .http2BehindTLS: "the application takes HTTP/2 behind TLS that a proxy originates without ALPN"
        }
    }

    /// What the manifests leave open, and Istio's or Kubernetes' defaults settle.
    var defaultAssumptions: [String] {
        var result: [Assumption] = []
        for object in mesh.objects.withoutNamespace { result.append(.defaultNamespace(object)) }
        let revisions = [circumstances.client?.decision.revision, server?.decision.revision]
        for revision in Set(revisions.compactMap { $0 }).sorted() { result.append(.revisionIsInstalled(revision)) }
        if walk.second?.flow.transport == .tls, walk.failure == nil { result.append(.certificateIsTrusted) }
        result += judgedCertificates
        if let machine = passedMachine { result.append(machine) }
        if let ages = equallyOld { result.append(.equallyOld(ages)) }
        if outcome.verdict.works, outcome.walks.allSatisfy({ !$0.conditions.isEmpty }) {
            result.append(.routeIsTaken(walk.conditions))
        }
        if let name = unshownIngressClass { result.append(.ingressClassIsIstios(name)) }
        if !passedFilters.isEmpty { result.append(.filtersLetPass(passedFilters)) }
        result += originated
        return result.map { text(of: $0) }
    }

    /// A machine whose sidecar the call meets.
    private var passedMachine: Assumption? {
        guard let endpoint = walk.endpoint, let machine = mesh.machine(at: endpoint), walk.inbound != nil else {
            return nil
        }
        return .machineIsCaptured(machine.entry.reference, port: endpoint.port)
    }

    /// What is not known of certificates that are given.
    private var judgedCertificates: [Assumption] {
        guard walk.missing == nil, walk.heading != nil else { return [] }
        let isShown = !mesh.objects.credentials.isEmpty
        let isOfGateway =
            isShown && walk.gateways.contains { !($0.server?.source.tls?.credentialNames.isEmpty ?? true) }
        let isOfProxy =
            isShown
            && ([walk.upstream] + walk.gateways.map(\.upstream)).contains { upstream in
                !(upstream?.tls.settings.tls?.credentialName ?? "").isEmpty
            }
        var given = subject.certificates ?? PresentedCertificates()
        given.at = nil
        var result: [Assumption] = []
        if subject.certificates?.at ?? mesh.objects.judgedAt == nil,
            isOfGateway || isOfProxy || given != PresentedCertificates()
        {
            result.append(.certificatesAreInTime)
        }
        if isOfGateway, walk.failure == nil, let leg = (walk.gateways.first(where: \.endsTLS) ?? walk.gateway)?.leg,
            leg.flow.outer == nil, leg.flow.applicationTLS?.verifiesServer ?? false,
            subject.certificates?[.clientAuthorities] == nil
        {
            result.append(.gatewayIsTrusted)
        }
        return result
    }

    /// The EnvoyFilters that add a filter to a proxy that the call passes.
    private var passedFilters: [ObjectReference] {
        if mesh.envoyFilters.isEmpty || walk.missing != nil { return [] }
        var result = walk.gateways.flatMap(mesh.addedFilters)
        if case .workload(let place) = subject.caller, walk.first != nil, let port = subject.destinations.first?.port {
            result += mesh.addedFilters(ofClient: place, port: port, walk)
        }
        return Set(result).sorted()
    }

    /// The class of the Ingress whose gateway is passed, where nothing shows it.
    private var unshownIngressClass: String? {
        if mesh.objects.ingresses.isEmpty { return nil }
        let passed = walk.gateways.compactMap { $0.server.map { mesh.gateways[$0.gateway].reference } }
        guard let ingress = mesh.objects.ingresses.first(where: { passed.contains($0.reference) }),
            ingress.annotatedClass == nil, let name = ingress.className
        else { return nil }
        return mesh.objects.ingressClasses.contains { $0.metadata.name == name } ? nil : name
    }

    /// What an application behind TLS of a proxy's is taken to do.
    private var originated: [Assumption] {
        guard walk.failure == nil, let last = walk.third ?? walk.second, case .originated = last.flow.outer else {
            return []
        }
        var result: [Assumption] = []
        if walk.third != nil && subject.application.requiresClientCertificate { result.append(.filterHasCertificate) }
        if last.flow.payload == .http2 && subject.application.language == .http1 { result.append(.http2BehindTLS) }
        return result
    }

    /// PeerAuthentications of one level without a `creationTimestamp`, of which age decides.
    private var equallyOld: [ObjectReference]? {
        let policies = mesh.peerAuthentications
        guard policies.elements.count > 1, let decided = peerAuthentication?.decidedBy else { return nil }
        let places = policies.places(of: decided.namespace)
        guard places.count > 1, let winner = places.first(where: { policies.elements[$0].reference == decided }) else {
            return nil
        }
        let (isForWorkloads, age) = (
            !policies.elements[winner].selector.isEmpty, policies.elements[winner].metadata.creationTimestamp
        )
        let labels = server?.labels ?? []
        let same = policies[decided.namespace].filter {
            $0.selector.isEmpty != isForWorkloads && $0.metadata.creationTimestamp == age
                && $0.selector.isSubset(of: labels)
        }
        return same.count > 1 ? same.map(\.reference) : nil
    }

    /// A cluster that waits has chosen what to do with the bytes, and sends none.
    private var credentialUser: String {
        walk.lastTransport == nil || walk.gateways.isEmpty && walk.first == nil
            ? "a server of the gateway" : "a DestinationRule"
    }

    /// What the answer depends on and the input does not say.
    func text(of missing: Walk.Missing) -> String {
        switch missing {
        case .namespace(let workload):
            "the Namespace `\(workload.namespace)`, whose labels decide whether \(workload.text) has a sidecar: add its manifest"
        case .ambient(let workload): "\(workload.text) is in ambient mode, which this version does not decide yet"
        case .gateway(let workload):
            "the workload \(workload.text), whose labels decide which Gateways its pods serve: add its manifest"
        case .noGateway(let workload):
            "whether \(workload.text) runs a gateway's proxy: its manifest shows none (annotation "
                + "`inject.istio.io/templates: gateway`, or a container `istio-proxy` with the argument `router`)"
        case .gatewayFromInside(let workload):
            "how the client's own sidecar leads to \(workload.text): `via` is only for clients outside the mesh; dial the "
                + "gateway's Service, or the host that a VirtualService leads there"
        case .gatewayAsClient(let workload): "\(workload.text) is a gateway, whose own calls are not followed"
        case .manyGateways(let workload):
            "what \(workload.text) does, one gateway more on the way: no more than "
                + "\(Simulation.followedGateways) are followed"
        case .gatewayLoop(let workload):
            "how often the call goes round: \(workload.text) leads it back to itself as it came, until a limit of Envoy's ends "
                + "it; change the route that leads to the gateway"
        case .manyLayers(let workload):
            "what becomes of a third layer: \(workload.text) would put one around two that it does not take off"
        case .credential(let secret):
            "\(secret), which \(credentialUser) names: the manifests hold other Secrets of the namespace, and without this one "
                + "the proxy waits and the call breaks; add it, its values left out"
        case .gatewayFilters(let filters, let verdict, let reason):
            "what \(filters.map { "\($0)" }.joined(separator: ", ")) changes at the gateway: patches of gateways are not read; "
                + "without them the call \(reason.map { "breaks (`\($0.rawValue)`)" } ?? "works (`\(verdict.rawValue)`)")"
        case .routeConditions(let conditions):
            "which route the request takes: \(conditions.joined(separator: ", ")); the routes end differently"
        case .answeredByRoute(let route, let status):
            "\(route) answers with \(status) in the client's sidecar, so that no server is reached"
        case .authorization(let policies, let needs):
            "whether \(policies.map { "\($0)" }.joined(separator: ", ")) lets the call pass: it depends on "
                + needs.joined(separator: ", ")
        case .callsItself(let workload):
            "which pod answers: \(workload.text) has one, which would call itself past its sidecar, so that nothing leaves the "
                + "pod; give it more `replicas` if it has more"
        case .abortedByRoute(let route):
            "whether \(route) ends the call itself: its `fault.abort` answers some calls, or all, before they reach a server"
        case .egressProxy(let sidecar):
            "where the call goes on from: \(sidecar) sends what it does not know to its `egressProxy`, which is no gateway of "
                + "the manifests"
        case .httpProxy(let sidecar):
            "whether the application speaks to its sidecar as to an HTTP proxy: \(sidecar) has an egress listener of the "
                + "protocol HTTP_PROXY on this port, which leads by the URL of each request; call a port that it does not take"
        case .sidecarFilters(let filters, let verdict, let reason):
            "what \(filters.map { "\($0)" }.joined(separator: ", ")) changes at the client's sidecar: patches of its "
                + "outbound listeners, routes and clusters are not read; without them the call "
                + "\(reason.map { "breaks (`\($0.rawValue)`)" } ?? "works (`\(verdict.rawValue)`)")"
        case .delegatedRoute(let route):
            "what \(route) and the VirtualService that it delegates to make of a request together: both match its "
                + "scheme, method, authority, headers or parameters, or a route is delegated twice; write the routes into one"
        case .address(let host, let annotation):
            "the address of `\(host)`: by it the annotation `\(annotation)` decides whether the call passes the client's "
                + "sidecar by; give the Service its `clusterIP`, or dial the address"
        case .assignedAddress(let entry):
            "which address \(entry) gets: `ISTIO_META_DNS_CAPTURE` lets sidecars give its hosts one; give it `addresses`"
        case .machine(let entry):
            "what the sidecar of \(entry) does: its labels or its service account say that it has one, and nothing shows "
                + "that it is connected (`istio.io/connectedAt`), or what else configures it is not followed; take "
                + "`serviceAccount` away if it has none"
        case .balancerEndsTLS(let service):
            "what the load balancer of \(service) sends on: its annotations say that it ends TLS itself; ask what it sends, to "
                + "its node port or through the gateway"
        case .manyRoutes(let count):
            "which route the request takes: the routes lead to \(count) clusters, and no more than "
                + "\(ClusterExits.followed) are followed; give only the routes that the request can take"
        }
    }
}
