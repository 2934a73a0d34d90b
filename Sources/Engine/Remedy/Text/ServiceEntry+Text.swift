import Model

extension ServiceEntry {
    var text: ObjectText {
        let ports = self.ports.map { port in
            ObjectText.members([
                ("number", .integer(port.number)), ("name", .string(port.name)),
                ("protocol", .string(port.protocolName)),
            ])
        }
        let endpoints = self.endpoints.map { ObjectText.members([("address", .string($0.address))]) }
        return .manifest(
            reference, apiVersion: "networking.istio.io/v1",
            spec: .members([
                ("hosts", .strings(hosts)), ("addresses", .strings(addresses)),
                ("location", .string(location.rawValue)), ("resolution", .string(resolution.rawValue)),
                ("ports", .array(ports)), ("endpoints", endpoints.isEmpty ? nil : .array(endpoints)),
            ]))
    }
}
