import Model

/// The objects of one or more documents, gathered by kind.
struct ObjectsDecoder {
    var decoder: Decoder
    var objects = Objects()
    /// The nodes of all objects, in the order of the text.
    private(set) var nodes: [ObjectNode] = []
    private var claimed: ClaimedNames
    /// Whether only the names are written of the objects that are read now: what is not said of them decides nothing.
    var readsNames = false

    init(_ decoder: Decoder) {
        self.decoder = decoder
        // An object has some fifty values.
        claimed = ClaimedNames(expecting: decoder.document.nodes.count / 50)
    }

    /// Goes on with another text, as if it were of the same one: no two objects may have one name.
    mutating func goOn(with decoder: Decoder) {
        self.decoder = decoder
        nodes.removeAll(keepingCapacity: true)
    }

    /// Every document of the text; an empty one holds nothing.
    mutating func readRoots() {
        for root in decoder.document.roots { read(root.node, root: root) }
    }

    /// An object, an array of objects, or a List.
    mutating func read(_ node: Int, root: Document.Root) {
        switch decoder.document.kind(node) {
        case .null: break
        case .array:
            nodes.reserveCapacity(Int(decoder.document.nodes[node].length))
            for element in decoder.document.elements(node) { readObject(element, list: nil, root: root) }
        default: readObject(node, list: nil, root: root)
        }
    }

    private mutating func readObject(_ node: Int, list: Header?, root: Document.Root) {
        guard let header = decoder.header(node, within: list, root: root) else { return }
        let kind = KnownKind(group: header.group, version: header.version, kind: header.kind)
        if kind == nil, list == nil, header.isList(decoder.document) {
            for item in decoder.array(node, "items") { readObject(item, list: header, root: root) }
            return
        }
        nodes.append(ObjectNode(node, list: list?.node))
        switch kind {
        case nil: pass(header)
        case .secret: readSecret(header)
        case .configMap: readConfigMap(header)
        case .istio(let kind): readIstio(kind, header)
        case .gatewayAPI(let kind): readGatewayAPI(kind, header)
        case .webhook(let kind): readCallOfAPIServer(kind, header)
        case .namespace:
            guard var metadata = claim(header) else { return }
            metadata.namespace = ""
            objects.namespaces.append(Namespace(metadata: metadata))
        case .pod:
            if let metadata = claim(header) { objects.workloads.append(decoder.workload(.pod, header, metadata)) }
        case .workload(let kind):
            if let metadata = claim(header) { objects.workloads.append(decoder.workload(kind, header, metadata)) }
        case .service:
            if let metadata = claim(header) { objects.services.append(decoder.service(header, metadata)) }
        case .endpointSlice:
            if let metadata = claim(header) { objects.endpointSlices.append(decoder.endpointSlice(header, metadata)) }
        case .ingress:
            if let metadata = claim(header) { objects.ingresses.append(decoder.ingress(header, metadata)) }
        case .ingressClass:
            if let metadata = claim(header) { objects.ingressClasses.append(decoder.ingressClass(header, metadata)) }
        }
    }

    /// What makes the kube-apiserver a client of a Service; objects of these kinds that do not are not considered.
    private mutating func readCallOfAPIServer(_ kind: Webhook.Kind, _ header: Header) {
        guard var metadata = claim(header) else { return }
        metadata.namespace = ""
        let webhooks =
            switch kind {
            case .validating, .mutating: decoder.admissionWebhooks(kind, header, metadata)
            case .conversion: [decoder.conversionWebhook(header, metadata)].compactMap { $0 }
            case .aggregatedAPI: [decoder.aggregatedAPI(header, metadata)].compactMap { $0 }
            }
        if webhooks.isEmpty { pass(header) }
        objects.webhooks += webhooks
    }

    private mutating func readConfigMap(_ header: Header) {
        if header.name == "istio" { return readMeshConfig(header) }
        guard decoder.document.namesCertificate(header.node, ["ca.crt", "root-cert.pem", "cacert"]) else {
            return pass(header)
        }
        if let metadata = claim(header) { objects.credentials.append(decoder.credential(.configMap, header, metadata)) }
    }

    private mutating func readSecret(_ header: Header) {
        if decoder.document.namesCertificate(header.node) {
            if let metadata = claim(header) {
                objects.credentials.append(decoder.credential(.secret, header, metadata))
            }
            return
        }
        pass(header)
        let isEmpty = ["data", "stringData"].allSatisfy { decoder.document.entries(of: header.node, $0).isEmpty }
        if !isEmpty, let last = objects.notConsidered.last, last.name == header.name {
            objects.otherSecrets.append(last)
        }
    }

    private mutating func readGatewayAPI(_ kind: GatewayAPIKind, _ header: Header) {
        guard let metadata = claim(header) else { return }
        switch kind {
        case .gateway: objects.gatewayAPI.gateways.append(decoder.listenerGateway(header, metadata))
        case .httpRoute: objects.gatewayAPI.routes.append(decoder.attachedRoute(.http, header, metadata))
        case .grpcRoute: objects.gatewayAPI.routes.append(decoder.attachedRoute(.grpc, header, metadata))
        case .tlsRoute: objects.gatewayAPI.routes.append(decoder.attachedRoute(.tls, header, metadata))
        case .tcpRoute: objects.gatewayAPI.routes.append(decoder.attachedRoute(.tcp, header, metadata))
        case .referenceGrant: objects.gatewayAPI.grants.append(decoder.referenceGrant(header, metadata))
        case .backendTLSPolicy: objects.gatewayAPI.backendTLS.append(decoder.backendTLSPolicy(header, metadata))
        }
    }

    private mutating func readIstio(_ kind: IstioKind, _ header: Header) {
        if readsNames { return pass(header) }
        guard ["v1", "v1beta1", "v1alpha3"].contains(header.version) else {
            if let node = decoder.member(header.node, "apiVersion") {
                decoder.fault(
                    node, .unknownValue,
                    "unknown version `\(header.version)` of `\(header.group)`; it has to be `v1`, `v1beta1` or `v1alpha3`"
                )
            }
            return
        }
        decoder.check(header.node, kind.shape)
        guard let metadata = claim(header) else { return }
        switch kind {
        case .peerAuthentication:
            objects.peerAuthentications.append(decoder.peerAuthentication(header, metadata))
        case .destinationRule: objects.destinationRules.append(decoder.destinationRule(header, metadata))
        case .virtualService: objects.virtualServices.append(decoder.virtualService(header, metadata))
        case .gateway: objects.gateways.append(decoder.gateway(header, metadata))
        case .serviceEntry: objects.serviceEntries.append(decoder.serviceEntry(header, metadata))
        case .workloadEntry: objects.workloadEntries.append(decoder.workloadEntry(header, metadata))
        case .sidecar: objects.sidecars.append(decoder.sidecar(header, metadata))
        case .envoyFilter: objects.envoyFilters.append(decoder.envoyFilter(header, metadata))
        case .authorizationPolicy:
            objects.authorizationPolicies.append(decoder.authorizationPolicy(header, metadata))
        }
    }

    private mutating func readMeshConfig(_ header: Header) {
        guard claim(header) != nil else { return }
        // Without a document, every default counts.
        objects.meshSettings = objects.meshSettings ?? MeshSettings()
        guard let node = decoder.member(decoder.object(header.node, "data"), "mesh"), let text = decoder.string(node)
        else { return }
        let document = decoder.document
        let pointer = (document.outer?.prefix?.pointer ?? "") + document.pointer(node)
        let number = document.outer?.prefix?.number ?? document.root(of: node)?.number ?? 0
        let outer = Document.Outer(document: document, node: node, prefix: (pointer, number))
        let reading = YAMLReader.read(Array(text.utf8), outer: outer)
        decoder.add(reading.faults)
        var inner = Decoder(reading.document)
        inner.checkKeys()
        if let root = reading.document.roots.first, reading.document.kind(root.node) != .null,
            inner.expect(root.node, .object)
        {
            objects.meshSettings = inner.meshSettings(root.node)
        }
        let faults = inner.faults()
        decoder.add(faults)
        if !faults.isEmpty || !reading.faults.isEmpty { decoder.taint(header.node) }
    }

    /// An object that decides nothing for Legible.
    private mutating func pass(_ header: Header) {
        nodes[nodes.count - 1].isConsidered = false
        guard let name = header.name else { return }
        let isInNamespace = header.namesNamespace || !ClusterScope.holds(header.kind)
        objects.notConsidered.append(
            ObjectReference(
                kind: KindName.text(header.kind, group: header.group), namespace: isInNamespace ? header.namespace : "",
                name: name))
    }

    /// The metadata of an object that no other object of the text has the name of.
    private mutating func claim(_ header: Header) -> Metadata? {
        guard let metadata = decoder.metadata(header) else { return nil }
        let isInNamespace = !ClusterScope.holds(header.kind)
        let kind = KindName.text(header.kind, group: header.group)
        let reference = {
            ObjectReference(kind: kind, namespace: isInNamespace ? metadata.namespace : "", name: metadata.name)
        }
        guard claimed.claim(reference()) else {
            decoder.fault(header.node, .duplicateObject, "`\(reference())` is given twice; keep one of the two")
            return nil
        }
        if isInNamespace && !header.namesNamespace { objects.withoutNamespace.append(reference()) }
        return metadata
    }
}

extension Objects {
    /// All of them, of which none is left behind: they are twenty lists, too many to be copied for each question.
    mutating func take() -> Objects {
        var taken = Objects()
        swap(&taken, &self)
        return taken
    }
}

/// Kinds of Kubernetes that stand in no namespace.
enum ClusterScope {
    static func holds(_ kind: String) -> Bool { kinds[kind] != nil }

    private static let kinds = NameTable<Void>(names.map { ($0, ()) })

    private static let names = [
        "APIService", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "GatewayClass", "IngressClass",
        "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume", "PriorityClass", "RuntimeClass",
        "StorageClass",
        "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    ]
}
