import Model

/// What is called, in a matrix: a port of a host.
package struct MatrixServer: Hashable, Sendable {
    package var host: String
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

extension MatrixServer: Comparable {
    package static func < (left: MatrixServer, right: MatrixServer) -> Bool {
        left.host == right.host ? left.port < right.port : left.host < right.host
    }
}
