import Model

extension PodTemplate {
    /// The number of a target port in these pods; nil where no container gives a port that name.
    ///
    /// Kubernetes: `pkg/api/v1/pod/util.go`, `FindPort`; containers first, then init containers that keep running.
    func number(of target: PortReference, transport: TransportProtocol) -> Int? {
        switch target {
        case .number(let number):
            return number
        case .name(let name):
            for container in containers {
                if let number = container.number(of: name, transport: transport) { return number }
            }
            for container in initContainers where container.restartsAlways {
                if let number = container.number(of: name, transport: transport) { return number }
            }
            return nil
        }
    }
}

extension Container {
    fileprivate func number(of name: String, transport: TransportProtocol) -> Int? {
        for port in ports where port.name == name && port.transport == transport { return port.number }
        return nil
    }
}
