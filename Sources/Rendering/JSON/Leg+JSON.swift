import Engine
package import Model

extension Leg {
    func write(to text: inout JSONText) {
        text.object { text in
            text.key("number")
            text.value(number)
            text.key("step")
            text.value(step.rawValue)
            text.key("from")
            text.value(from.rawValue)
            text.key("to")
            text.value(to.rawValue)
            text.key("medium")
            text.value(medium.rawValue)
            text.key("transport")
            text.value(transport?.rawValue)
            text.key("layers")
            text.array(layers) { $1.write(to: &$0) }
            text.key("carries")
            text.value(carries.rawValue)
            text.key("visibility")
            text.value(visibility.rawValue)
            text.key("status")
            text.value(status.rawValue)
            text.key("explanation")
            text.value(explanation)
        }
    }
}

extension Layer {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.key("kind")
            text.value(kind.rawValue)
            text.key("originator")
            text.value(originator.rawValue)
            text.key("terminator")
            text.value(terminator.rawValue)
            text.key("clientIdentity")
            text.value(clientIdentity)
            text.key("serverIdentity")
            text.value(serverIdentity)
            text.key("sni")
            text.value(sni)
            text.key("alpn")
            text.strings(alpn)
        }
    }
}

extension JSONText {
    package mutating func strings(_ values: [String]) {
        array(values) { $0.value($1) }
    }

    package mutating func value(_ reference: ObjectReference?) {
        guard let reference else { return null() }
        object { text in
            text.key("kind")
            text.value(reference.kind)
            text.key("namespace")
            text.value(reference.namespace)
            text.key("name")
            text.value(reference.name)
        }
    }
}
