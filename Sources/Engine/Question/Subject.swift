package import Model

/// A question, made ready to be walked: the mesh, who calls, what is dialled and what is sent.
///
/// A class, because every sentence of the answer looks at it.
package final class Subject: Sendable {
    package let mesh: Mesh
    package let caller: Simulation.Caller
    package let destinations: [Dialled]
    /// The Service behind an address that is not its own.
    let published: PublishedServices.Port?
    package let call: Flow
    package let authority: String
    package let line: RequestLine
    package let application: ServerApplication
    /// What the question shows beside its manifests; nil where it shows nothing.
    package let certificates: PresentedCertificates?
    /// The gateway that the client dials, if it dials one.
    package let gateway: WorkloadName?
    /// What the question leaves open before anything is walked.
    package let missing: Walk.Missing?
    /// What the question left open, and a default settled.
    package let assumptions: [Assumption]

    init(
        mesh: Mesh, caller: Simulation.Caller, destinations: [Dialled], published: PublishedServices.Port? = nil,
        missing: Walk.Missing?, call: Flow, authority: String, line: RequestLine = RequestLine(),
        application: ServerApplication, certificates: PresentedCertificates? = nil, gateway: WorkloadName?,
        assumptions: [Assumption] = []
    ) {
        self.mesh = mesh
        self.caller = caller
        self.destinations = destinations
        self.published = published
        self.missing = missing
        self.call = call
        self.authority = authority
        self.line = line
        self.application = application
        self.certificates = certificates
        self.gateway = gateway
        self.assumptions = assumptions
    }

    /// The same between other applications.
    init(_ other: Subject, sending call: Flow, to application: ServerApplication) {
        mesh = other.mesh
        caller = other.caller
        destinations = other.destinations
        published = other.published
        missing = other.missing
        self.call = call
        authority = other.authority
        line = other.line
        self.application = application
        certificates = other.certificates
        gateway = other.gateway
        assumptions = other.assumptions
    }
}

/// What an input leaves open, and a default settles.
package enum Assumption: Hashable, Sendable {
    case clientSpeaks(Call.Language)
    case clientSendsTLS(Bool)
    case serverUnderstands(ServerApplication.Language)
    case serverExpectsTLS(Bool)
    /// TLS where the port behind a gateway declares it.
    case serverExpectsAsDeclared
    case revisionIsInstalled(String)
    case defaultNamespace(ObjectReference)
    case equallyOld([ObjectReference])
    case certificateIsTrusted
    /// Only some requests have a route, by what they would have to say.
    case routeIsTaken([String])
    /// An IngressClass that is not among the manifests.
    case ingressClassIsIstios(String)
    /// What is dialled at a port that is some Service's on every node.
    case addressIsOfNode(String, ObjectReference, isLocal: Bool)
    /// The sidecar of a machine takes a port's connections: what it is set to is not shown.
    case machineIsCaptured(ObjectReference, port: Int)
    case filterHasCertificate
    /// EnvoyFilters that add a filter to a proxy on the way.
    case filtersLetPass([ObjectReference])
    case shorthandWithoutServer
    case clientIsServer(WorkloadName)
    case http2BehindTLS
    case certificatesAreInTime
    case gatewayIsTrusted
}

/// Why a question cannot be asked of its manifests.
package enum SubjectError: Error, Hashable, Sendable {
    case noSuchClient(WorkloadName)
    /// A shorthand stands for an object that the manifests hold as well.
    case shorthandRepeats(ObjectReference, pointer: String)
}

extension Subject {
    package convenience init(_ question: borrowing Question) throws(SubjectError) {
        try self.init(question, objects: try Description(question).objects)
    }

    convenience init(_ question: borrowing Question, objects: Objects) throws(SubjectError) {
        try self.init(question, on: Mesh(objects, settings: question.mesh))
    }

    /// - Parameter mesh: what the question's manifests, described peers and shorthands come to.
    package convenience init(_ question: borrowing Question, on mesh: Mesh) throws(SubjectError) {
        let caller = try Self.caller(question.client, mesh: mesh)
        let (host, port) = Self.target(question.server.target)
        var namespace: String?
        if case .workload(let name, _) = question.client { namespace = name.namespace }
        let arrival = Arrival(
            host, port: port, through: question.gateway, from: caller, namespace: namespace, mesh: mesh)
        let defaults = ApplicationDefaults(
            application: question.server.application, call: question.call, declared: arrival.declared, port: port)
        var application = defaults.application
        if question.gateway != nil && question.server.application.tls == nil {
            // Behind a gateway the port that it sends to tells, and not the one that is dialled.
            application.tls = nil
        }
        let assumptions =
            defaults.assumptions.map { assumption in
                guard case .serverExpectsTLS = assumption, question.gateway != nil else { return assumption }
                return .serverExpectsAsDeclared
            } + Self.shorthandAssumptions(question) + arrival.assumptions(mesh)
        self.init(
            mesh: mesh, caller: caller, destinations: arrival.destinations, published: arrival.published,
            missing: arrival.missing, call: defaults.call,
            authority: Self.withoutPort(question.call.host ?? host), line: question.call.line, application: application,
            certificates: question.certificates.isEmpty ? nil : question.certificates, gateway: question.gateway,
            assumptions: assumptions)
    }

    private static func caller(_ client: Client, mesh: Mesh) throws(SubjectError) -> Simulation.Caller {
        switch client {
        case .outside(let outsider): return .outside(outsider)
        case .workload(let name, _):
            guard let place = mesh.workload(name) else { throw .noSuchClient(name) }
            return .workload(place)
        }
    }

    private static func shorthandAssumptions(_ question: Question) -> [Assumption] {
        var result: [Assumption] = []
        if question.policies.peerAuthentication != nil, Description.workload(of: question) == nil {
            result.append(.shorthandWithoutServer)
        }
        if case .workload(let client, .some) = question.client, case .described(let server) = question.server.target,
            client == WorkloadName(namespace: server.namespace, name: server.workload)
        {
            result.append(.clientIsServer(client))
        }
        return result
    }

    private static func target(_ target: Server.Target) -> (host: String, port: Int) {
        switch target {
        case .host(let host, let port), .external(let host, let port): (host, port)
        case .described(let server):
            (Host.serviceName(server.service, namespace: server.namespace), server.port.number)
        }
    }

    /// The protocol that the dialled port declares, if a service has it.
    static func declared(_ destinations: [Dialled], mesh: Mesh) -> PortProtocol? {
        guard let first = destinations.first, let service = first.service else { return nil }
        return mesh.services[service].port(first.port)?.declared
    }

    static func withoutPort(_ host: String) -> String {
        guard host.contains(byte: UInt8(ascii: ":")), let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")),
            Int(host[host.index(after: colon)...]) != nil,
            host[..<colon].last == "]" || !host[..<colon].contains(":")
        else { return host }
        return String(host[..<colon])
    }
}
