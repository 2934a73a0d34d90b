import Model

extension PeerAuthentication {
    var text: ObjectText {
        let ports = portLevels.map { level in
            ObjectText.Member("\(level.port)", .members([("mode", .string(level.mode.rawValue))]))
        }
        return .manifest(
            reference, apiVersion: "security.istio.io/v1",
            spec: .members([
                ("selector", selector.isEmpty ? nil : .members([("matchLabels", .labels(selector))])),
                ("mtls", mode == .unset ? nil : .members([("mode", .string(mode.rawValue))])),
                ("portLevelMtls", ports.isEmpty ? nil : .object(ports)),
            ]))
    }
}
