import Model

extension Service {
    var text: ObjectText {
        let ports = self.ports.map { port in
            ObjectText.members([
                ("name", port.name.map(ObjectText.string)), ("port", .integer(port.number)),
                ("targetPort", port.targetPort?.text), ("appProtocol", port.appProtocol.map(ObjectText.string)),
                ("protocol", port.transport == .tcp ? nil : .string(port.transport.rawValue)),
            ])
        }
        return .manifest(
            reference, apiVersion: "v1",
            spec: .members([
                ("clusterIP", address == .headless ? .string("None") : nil),
                ("selector", .labels(selector)), ("ports", .array(ports)),
            ]))
    }
}

extension PortReference {
    fileprivate var text: ObjectText {
        switch self {
        case .number(let number): .integer(number)
        case .name(let name): .string(name)
        }
    }
}
