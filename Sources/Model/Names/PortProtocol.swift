/// The protocol that a port declares, which decides how sidecars treat its bytes.
package enum PortProtocol: String, Hashable, Sendable, CaseIterable {
    case http
    case http2
    case grpc
    case grpcWeb = "grpc-web"
    case https
    case tls
    case tcp
    case mongo
    case mysql
    case redis
    case udp
    /// Not declared: the sidecars look at the first bytes.
    case auto

    /// The class in which all protocols behave alike (`docs/engine.md`).
    package enum Class: Hashable, Sendable {
        /// `http`: HTTP/1.1 towards the application.
        case http1
        /// `http2`, `grpc`, `grpc-web`: HTTP/2 towards the application.
        case http2
        /// `tcp`, `mongo`, `redis`, `mysql`: bytes.
        case tcp
        /// `https`, `tls`: bytes, which outside routes by SNI.
        case tls
        case auto
        case udp
    }

    package var `class`: Class {
        switch self {
        case .http: .http1
        case .http2, .grpc, .grpcWeb: .http2
        case .tcp, .mongo, .redis, .mysql: .tcp
        case .https, .tls: .tls
        case .auto: .auto
        case .udp: .udp
        }
    }

    package var isHTTP: Bool {
        switch self.class {
        case .http1, .http2: true
        case .tcp, .tls, .auto, .udp: false
        }
    }
}
