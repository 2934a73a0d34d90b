import Model

/// What a Service's port could declare instead.
extension Proposals {
    /// The Service whose port decides how the sidecars treat the bytes, and the place of the port in it.
    private var declaring: (service: Service, index: Int)? {
        if case .service(let reference, _, let number)? = walk.inbound?.declaration,
            let service = objects.services.first(where: { $0.reference == reference }),
            let index = service.ports.firstIndex(where: { $0.number == number })
        {
            return (service, index)
        }
        return dialledPort
    }

    private var dialledPort: (service: Service, index: Int)? {
        guard let service = circumstances.service, case .kubernetes(let place) = service.registry,
            let number = circumstances.servicePort?.number,
            let index = objects.services[place].ports.firstIndex(where: { $0.number == number })
        else { return nil }
        return (objects.services[place], index)
    }

    func portDeclared(as protocol: PortProtocol) -> Proposal? {
        if case .sidecar(let reference)? = walk.inbound?.declaration {
            return ingressDeclared(as: `protocol`, in: reference)
        }
        guard let (service, index) = declaring else { return entryPortDeclared(as: `protocol`) }
        return portDeclared(as: `protocol`, service, index)
    }

    /// The same for the port that is dialled, where the server's sidecar follows another Service.
    func dialledPortDeclared(as protocol: PortProtocol) -> Proposal? {
        guard let (service, index) = dialledPort else { return nil }
        if let other = declaring, other.service.reference == service.reference, other.index == index { return nil }
        return portDeclared(as: `protocol`, service, index)
    }

    private func portDeclared(as protocol: PortProtocol, _ service: Service, _ index: Int) -> Proposal? {
        guard let change = change(service, index, to: `protocol`) else { return nil }
        let old = service.ports[index].name.map { "`\($0)`" } ?? "without a name"
        var tradeoffs: [String] = []
        if !`protocol`.isHTTP {
            tradeoffs.append(
                "the sidecars no longer read requests on this port: no HTTP metrics, routing, retries or HTTP policies")
        }
        tradeoffs.append("other callers of this port are treated alike: all of them have to speak it")
        if let dialled = dialledPort, dialled.service.reference == service.reference, dialled.index == index {
            tradeoffs += conditions(PortDeclaration(service.ports[index]).portProtocol, `protocol`)
        }
        let name = change.name
        return proposal(
            "declare port \(service.ports[index].number) of \(service.reference) as `\(name)` (it is \(old))",
            changes: [change.change], tradeoffs: tradeoffs
        ) { objects in
            guard let place = objects.services.firstIndex(where: { $0.reference == service.reference }) else { return }
            objects.services[place].ports[index].name = name
            objects.services[place].ports[index].appProtocol = nil
        }
    }

    /// What has to hold for a declaration to be the repair, where it was all that said what the applications speak.
    private func conditions(_ old: PortProtocol, _ new: PortProtocol) -> [String] {
        let isTLS = new.class == .tls
        guard isTLS != (old.class == .tls) else { return [] }
        let word = isTLS ? "TLS" : "plaintext"
        var ends: [String] = []
        if question.gateway == nil, !question.call.statesTLS, question.call.tls == nil {
            ends.append("the client's application sends \(word)")
        }
        if question.server.application.tls == nil { ends.append("the server's application takes \(word)") }
        if ends.isEmpty { return [] }
        return ["right only where \(ends.joined(separator: " and ")): the question leaves it to the port's declaration"]
    }

    /// The same for a listener of a Sidecar's `ingress`.
    private func ingressDeclared(as protocol: PortProtocol, in reference: ObjectReference) -> Proposal? {
        let word = `protocol`.rawValue.uppercased()
        guard let place = objects.sidecars.firstIndex(where: { $0.reference == reference }),
            let index = objects.sidecars[place].ingress.firstIndex(where: { $0.port.number == walk.endpoint?.port }),
            objects.sidecars[place].ingress[index].port.protocolName.uppercased() != word
        else { return nil }
        let edit = ObjectEdit(set: ["spec", "ingress", "\(index)", "port", "protocol"], to: .string(word))
        return proposal(
            "declare port \(objects.sidecars[place].ingress[index].port.number) of \(reference) as \(word)",
            changes: [Change(objects.sidecars[place], edits: [edit])],
            tradeoffs: ["other callers of this port are treated alike"]
        ) { $0.sidecars[place].ingress[index].port.protocolName = word }
    }

    /// A Service opens the port that is dialled.
    var openedPort: Proposal? {
        guard let dialled = subject.destinations.first, let service = dialled.service.map({ mesh.services[$0] }),
            service.port(dialled.port) == nil, case .kubernetes(let place) = service.registry
        else { return nil }
        let word = spoken
        let source = objects.services[place]
        let port = Service.Port(name: "\(word.rawValue)-\(dialled.port)", number: dialled.port)
        let text = ObjectText.members([("name", port.name.map(ObjectText.string)), ("port", .integer(port.number))])
        return proposal(
            "open port \(port.number) of \(source.reference) as `\(word.rawValue)`",
            changes: [Change(source, edits: [ObjectEdit(add: text, to: ["spec", "ports"])])]
        ) { $0.services[place].ports.append(port) }
    }

    /// The same for a host of a ServiceEntry.
    private func entryPortDeclared(as protocol: PortProtocol) -> Proposal? {
        guard let service = circumstances.service, case .serviceEntry(let place) = service.registry,
            let number = circumstances.servicePort?.number,
            let index = objects.serviceEntries[place].ports.firstIndex(where: { $0.number == number })
        else { return nil }
        let entry = objects.serviceEntries[place]
        let word = `protocol`.rawValue.uppercased()
        guard entry.ports[index].protocolName.uppercased() != word else { return nil }
        let edit = ObjectEdit(set: ["spec", "ports", "\(index)", "protocol"], to: .string(word))
        return proposal(
            "declare port \(number) of \(entry.reference) as \(word) (it is \(entry.ports[index].protocolName))",
            changes: [Change(entry, edits: [edit])],
            tradeoffs: ["other callers of this port are treated alike"]
                + conditions(PortDeclaration(word: entry.ports[index].protocolName).portProtocol, `protocol`)
        ) { $0.serviceEntries[place].ports[index].protocolName = word }
    }

    private func change(
        _ service: Service, _ index: Int, to protocol: PortProtocol
    ) -> (change: Change, name: String)? {
        let port = service.ports[index]
        guard PortDeclaration(port).portProtocol != `protocol` else { return nil }
        let rest = port.name.flatMap { name in
            name.firstIndex(of: "-").map { String(name[$0...]) }
        }
        var name = `protocol`.rawValue + (rest ?? "")
        if service.ports.contains(where: { $0.name == name }) { name = "\(`protocol`.rawValue)-\(port.number)" }
        var edits = [ObjectEdit(set: ["spec", "ports", "\(index)", "name"], to: .string(name))]
        if port.appProtocol != nil { edits.append(ObjectEdit(remove: ["spec", "ports", "\(index)", "appProtocol"])) }
        return (Change(service, edits: edits), name)
    }

    /// As what is sent is, and no gateway has taken off: TLS, bytes, HTTP/2 or HTTP/1.1.
    var spoken: PortProtocol {
        if arrivingTLS != nil { return .https }
        switch subject.call.payload {
        case .tcp, .serverFirst, .http10: return .tcp
        case .http1: return .http
        case .http2: return .http2
        }
    }

    /// As what the server's application understands.
    var understood: PortProtocol {
        switch subject.application.language {
        case .http2: .http2
        case .http1, .http: .http
        case .tcp, .serverFirst, nil: .tcp
        }
    }

    /// TLS from the client, over a port that says so.
    var tlsOnHTTPSPort: Proposal? { together(tlsFromClient) { $0.portDeclared(as: .https) } }

    /// Plaintext on both sides, over a port that says so: the sidecars read requests again.
    var plaintextOnHTTPPort: Proposal? {
        guard expectsTLS || walk.failure != nil else { return nil }
        let word: PortProtocol =
            switch subject.call.payload {
            case .http1, .http10: .http
            case .http2: .http2
            case .tcp, .serverFirst: .tcp
            }
        return together(plaintextOnBothSides ?? plaintextFromClient) { $0.portDeclared(as: word) }
    }

    /// Plain HTTP/2, which is only sent to a port that says so.
    var plaintextInHTTP2Server: Proposal? {
        guard subject.application.language == .http2 else { return nil }
        return together(plaintextInServer) { $0.portDeclared(as: .http2) }
    }
}
