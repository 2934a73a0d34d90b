import Model

/// `portLevelSettings` names ports of the service, not of the pods behind it.
enum PortLevelSettingsForTargetPortRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard let levels = rule.trafficPolicy?.portLevels, !levels.isEmpty else { return [] }
        let mesh = context.mesh
        let covered = context.services(coveredBy: rule)
        var result: [Finding] = []
        for (place, level) in levels.enumerated() {
            if covered.contains(where: { mesh.services[$0].port(level.port) != nil }) { continue }
            guard let port = servicePort(leadingTo: level.port, among: covered, in: mesh) else { continue }
            result.append(
                Finding(
                    code: .portLevelSettingsForTargetPort,
                    message: "\(level.port) is a target port; clients know it as port \(port) of the service",
                    resource: rule.reference, pointer: "/spec/trafficPolicy/portLevelSettings/\(place)/port/number"))
        }
        return result
    }

    private static func servicePort(leadingTo target: Int, among covered: [Int], in mesh: Mesh) -> Int? {
        for service in covered {
            for port in mesh.services[service].ports {
                switch port.target {
                case .number(let number) where number == target: return port.number
                case .number: continue
                case .name:
                    let endpoints = mesh.endpoints(of: mesh.services[service], port: port)
                    if endpoints.contains(where: { $0.port == target }) { return port.number }
                }
            }
        }
        return nil
    }
}
