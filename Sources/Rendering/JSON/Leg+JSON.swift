import Engine
package import Model

extension Leg {
    func write(to text: inout JSONText) {
        text.object { text in
            text.member("number", number)
            text.member("step", step)
            text.member("from", from)
            text.member("to", to)
            text.member("medium", medium)
            text.member("transport", transport)
            text.key("layers")
            text.array(layers) { $1.write(to: &$0) }
            text.member("carries", carries)
            text.member("visibility", visibility)
            text.member("status", status)
            text.member("explanation", explanation)
        }
    }
}

extension Layer {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.member("kind", kind)
            text.member("originator", originator)
            text.member("terminator", terminator)
            text.member("clientIdentity", clientIdentity)
            text.member("serverIdentity", serverIdentity)
            text.member("sni", sni)
            text.key("alpn")
            text.strings(alpn)
        }
    }
}

extension JSONText {
    package mutating func strings(_ values: [String]) {
        array(values) { $0.value($1) }
    }

    package mutating func member(_ name: StaticString, _ reference: ObjectReference?) {
        key(name)
        value(reference)
    }

    package mutating func value(_ reference: ObjectReference?) {
        guard let reference else { return null() }
        object { text in
            text.member("kind", reference.kind)
            text.member("namespace", reference.namespace)
            text.member("name", reference.name)
        }
    }
}
