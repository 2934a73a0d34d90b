package import Model

/// The protocol that a port declares, and by what.
package struct PortDeclaration: Hashable, Sendable {
    package enum Source: String, Hashable, Sendable {
        case transportProtocol = "protocol UDP"
        case appProtocol = "appProtocol"
        case portName = "port name"
        case wellKnownPort = "well-known port"
        case protocolField = "protocol"
        /// Neither says anything that Istio knows: the sidecars look at the first bytes.
        case undeclared = "not declared"
    }

    package var portProtocol: PortProtocol
    package var source: Source
}

extension PortDeclaration {
    /// What a Service's port declares: `appProtocol` before the name, which it replaces even when it is unknown.
    ///
    /// Istio: `pkg/config/kube/conversion.go`, `ConvertProtocol`.
    package init(_ port: borrowing Service.Port) {
        if port.transport == .udp {
            self.init(portProtocol: .udp, source: .transportProtocol)
            return
        }
        let source: Source = port.appProtocol == nil ? .portName : .appProtocol
        let text = port.appProtocol ?? port.name ?? ""
        if let special = Self.kubernetesForm(of: text, source: source) ?? Self.prefix(of: text) {
            self.init(portProtocol: special, source: source)
        } else if [25, 53, 3306, 27017].contains(port.number) {
            self.init(portProtocol: .tcp, source: .wellKnownPort)
        } else {
            self.init(portProtocol: .auto, source: .undeclared)
        }
    }

    /// What the `protocol` of a ServiceEntry's or a Sidecar's port declares: one word, exactly.
    ///
    /// Istio: `pkg/config/protocol/instance.go`, `Parse`.
    package init(word: String) {
        if let known = Self.known(word.inLowerCase) {
            self.init(portProtocol: known, source: .protocolField)
        } else {
            self.init(portProtocol: .auto, source: .undeclared)
        }
    }

    private static func kubernetesForm(of text: String, source: Source) -> PortProtocol? {
        guard source == .appProtocol else { return nil }
        switch text {
        case "kubernetes.io/h2c": return .http2
        case "kubernetes.io/ws": return .http
        case "kubernetes.io/wss": return .https
        default: return nil
        }
    }

    /// The protocol before the first `-`; `grpc-web` holds a `-` of its own.
    private static func prefix(of text: String) -> PortProtocol? {
        let lower = text.inLowerCase
        if lower.hasPrefix("grpc-web") { return .grpcWeb }
        guard let dash = lower.utf8.firstIndex(of: UInt8(ascii: "-")) else { return known(lower) }
        return known(String(lower[..<dash]))
    }

    private static func known(_ word: String) -> PortProtocol? {
        switch word {
        case "http", "http_proxy": .http
        case "http2": .http2
        case "grpc": .grpc
        case "grpc-web": .grpcWeb
        case "https": .https
        case "tls": .tls
        case "tcp": .tcp
        case "mongo": .mongo
        case "mysql": .mysql
        case "redis": .redis
        case "udp": .udp
        default: nil
        }
    }
}
