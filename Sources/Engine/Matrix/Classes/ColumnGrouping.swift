import Model

/// What tells server ports of one class apart to one class of clients.
struct ColumnGrouping {
    struct Key: Hashable {
        var serverClass: Int
        /// The listener of the port, where it decides; nil where the service has one of its own.
        var listener: Int?
        /// The egress listeners that let the service in.
        var visibility: Int
        /// Whether the client's sidecar gets the connection.
        var isCaptured: Bool
    }

    private let servers: ServerClasses
    private let mesh: Mesh
    private let view: ClientView
    /// A client whose annotations decide what is captured; nil where everything is.
    private let capturing: PodTemplate?
    private var listeners: [Int: Int] = [:]
    private var numbers: [OutboundListener?: Int] = [:]

    init(servers: ServerClasses, mesh: Mesh, view: ClientView, capturing: PodTemplate?) {
        self.servers = servers
        self.mesh = mesh
        self.view = view
        self.capturing = capturing
    }

    /// nil for a column that is a group of its own.
    mutating func key(of place: Int) -> Key? {
        let serverClass = servers.classes[place]
        guard let server = servers.keys[serverClass] else { return nil }
        let column = servers.columns[place]
        guard let dialled = column.destinations.first, let service = dialled.service else { return nil }
        if let capturing {
            let ways = Set(
                column.destinations.map { OutboundCapture(mesh.address(of: $0), port: $0.port, in: capturing) })
            if ways == [.passedBy] {
                return Key(serverClass: serverClass, listener: nil, visibility: 0, isCaptured: false)
            }
            if ways != [.captured] { return nil }
        }
        guard view.isPlain else { return nil }
        let visibility = view.visibility(of: service, port: dialled.port)
        let hasOwnListener = visibility != 0 && server.declared != .http1 && server.declared != .http2
        if hasOwnListener {
            return Key(serverClass: serverClass, listener: nil, visibility: visibility, isCaptured: true)
        }
        let isAlike = view.takesAlike(
            port: dialled.port, bytes: column.call.firstBytes, detectionTimeout: mesh.settings.protocolDetectionTimeout)
        guard isAlike else { return nil }
        return Key(
            serverClass: serverClass, listener: number(ofListener: dialled.port), visibility: visibility,
            isCaptured: true)
    }

    private mutating func number(ofListener port: Int) -> Int {
        if let number = listeners[port] { return number }
        let listener = view.wildcard(port: port)
        let number = numbers[listener] ?? numbers.count
        numbers[listener] = number
        listeners[port] = number
        return number
    }
}
