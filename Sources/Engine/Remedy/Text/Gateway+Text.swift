import Model

extension Gateway {
    var text: ObjectText {
        .manifest(
            reference, apiVersion: "networking.istio.io/v1",
            spec: .members([
                ("selector", selector.map { .members([]).with($0) }), ("servers", .array(servers.map(\.text))),
            ]))
    }
}

extension ObjectText {
    fileprivate func with(_ labels: Labels) -> ObjectText { ObjectText.labels(labels) ?? self }
}

extension Gateway.Server {
    var text: ObjectText {
        .members([
            ("hosts", .strings(hosts)), ("port", portText), ("bind", bind.map(ObjectText.string)), ("tls", tls?.text),
        ])
    }

    var portText: ObjectText {
        .members([("number", .integer(port)), ("name", .string(portName)), ("protocol", .string(protocolName))])
    }
}

extension Gateway.TLS {
    var text: ObjectText {
        .members([
            ("mode", .string(mode.rawValue)), ("httpsRedirect", redirectsToHTTPS ? .bool(true) : nil),
            ("credentialName", credentialNames.first.map(ObjectText.string)),
        ])
    }
}
