import Engine
import Model

extension Decisions {
    func write(to text: inout JSONText) {
        text.object { text in
            text.key("clientTls")
            clientTLS.write(to: &text)
            if let first = gateways.first { first.write(to: &text) }
            if gateways.count > 1 {
                text.key("furtherGateways")
                text.array(gateways.dropFirst()) { text, gateway in text.object { gateway.write(to: &$0) } }
            }
            text.key("peerAuthentication")
            if let peerAuthentication { peerAuthentication.write(to: &text) } else { text.null() }
            text.key("portProtocol")
            text.object { text in
                text.member("protocol", portProtocol.protocol)
                text.member("because", portProtocol.because)
            }
            text.key("clientDataplane")
            clientDataplane.write(to: &text)
            text.key("serverDataplane")
            if let serverDataplane { serverDataplane.write(to: &text) } else { text.null() }
        }
    }
}

extension Decisions.Gateway {
    /// The members `gateway` and `gatewayTls`.
    fileprivate func write(to text: inout JSONText) {
        text.key("gateway")
        text.object { text in
            text.key("workload")
            text.object { text in
                text.member("namespace", workload.namespace)
                text.member("name", workload.name)
            }
            text.member("port", port)
            text.decision(by: decidedBy, at: pointer, because: because)
        }
        text.key("gatewayTls")
        tls.write(to: &text)
    }
}

extension Decisions.ClientTLS {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.member("mode", mode)
            text.decision(by: decidedBy, at: pointer, because: because)
            text.key("from")
            text.array(from) { $0.value($1) }
            text.key("shadowed")
            text.array(shadowed) { $1.write(to: &$0) }
        }
    }
}

extension Decisions.PeerAuthentication {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.member("mode", mode)
            text.member("port", port)
            text.decision(by: decidedBy, at: pointer, because: because)
            text.key("shadowed")
            text.array(shadowed) { $1.write(to: &$0) }
        }
    }
}

extension Decisions.Shadowed {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.member("kind", object.kind)
            text.member("namespace", object.namespace)
            text.member("name", object.name)
            text.member("because", because)
        }
    }
}

extension Decisions.Dataplane {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.member("dataplane", dataplane)
            text.member("because", because)
        }
    }
}

extension JSONText {
    /// Who decides, where in it, and why.
    fileprivate mutating func decision(by object: ObjectReference?, at pointer: String?, because: String) {
        member("decidedBy", object)
        member("pointer", pointer)
        member("because", because)
    }
}
