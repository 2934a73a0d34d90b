import Model

extension DestinationRule {
    var text: ObjectText {
        let tls = trafficPolicy?.settings.tls
        let ports = (trafficPolicy?.portLevels ?? []).map { level in
            ObjectText.members([
                ("port", .members([("number", .integer(level.port))])), ("tls", level.settings.tls?.text),
            ])
        }
        return .manifest(
            reference, apiVersion: "networking.istio.io/v1",
            spec: .members([
                ("host", .string(host)),
                (
                    "trafficPolicy",
                    .members([("tls", tls?.text), ("portLevelSettings", ports.isEmpty ? nil : .array(ports))])
                ),
            ]))
    }
}

extension ClientTLSSettings {
    var text: ObjectText {
        .members([
            ("mode", .string(mode.rawValue)),
            ("clientCertificate", clientCertificate.map(ObjectText.string)),
            ("privateKey", privateKey.map(ObjectText.string)),
            ("caCertificates", caCertificates.map(ObjectText.string)),
            ("credentialName", credentialName.map(ObjectText.string)),
            ("subjectAltNames", .strings(subjectAltNames)),
            ("sni", sni.map(ObjectText.string)),
        ])
    }
}
