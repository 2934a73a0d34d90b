import Model

/// The columns of a matrix.
enum MatrixServers {
    /// Every TCP port of every host, in order and each once; a wildcard is no name that anybody dials.
    static func all(of mesh: Mesh) -> [MatrixServer] {
        var result: [MatrixServer] = []
        var host = ""
        var ports: Set<Int> = []
        func close() {
            for port in ports.sorted() { result.append(MatrixServer(host: host, port: port)) }
            ports.removeAll(keepingCapacity: true)
        }
        for place in mesh.servicesByHost {
            let service = mesh.services[place]
            if service.host != host {
                close()
                host = service.host
            }
            if Host.isWildcard(host) { continue }
            for port in service.ports where port.transport == .tcp { ports.insert(port.number) }
        }
        close()
        return result
    }
}
