import Engine
import Model

extension Objects {
    /// Takes out what a finding points at: a part of an object where it points into one, else the object.
    mutating func take(out finding: Finding) {
        guard let resource = finding.resource else { return }
        let parts = (finding.pointer ?? "").split(separator: "/").map(String.init)
        let index = parts.lazy.compactMap { Int($0) }.first
        switch finding.code.number {
        case "LEG5002", "LEG5003", "LEG5004":
            let place = peerAuthentications.firstIndex { $0.reference == resource }
            guard let place else { return }
            let port = parts.count > 2 ? Int(parts[2]) : nil
            peerAuthentications[place].portLevels.removeAll { port == nil || $0.port == port }
        case "LEG5105":
            let place = destinationRules.firstIndex { $0.reference == resource }
            if let place, let index { destinationRules[place].trafficPolicy?.portLevels.remove(at: index) }
        case "LEG5106":
            let place = destinationRules.firstIndex { $0.reference == resource }
            if let place, let index { destinationRules[place].subsets.remove(at: index) }
        case "LEG5202":
            let place = virtualServices.firstIndex { $0.reference == resource }
            guard let place else { return }
            switch parts.last {
            case "http": virtualServices[place].http = []
            case "tls": virtualServices[place].tls = []
            default: virtualServices[place].tcp = []
            }
        case "LEG5303":
            let place = workloads.firstIndex { $0.reference == resource }
            if let place {
                workloads[place].template.annotations["traffic.sidecar.istio.io/excludeInboundPorts"] = nil
            }
        case "LEG4301", "LEG4302", "LEG4304", "LEG4305":
            let place = virtualServices.firstIndex { $0.reference == resource }
            if let place { virtualServices[place].take(out: parts) }
            virtualServices.removeAll { $0.reference == resource && $0.gateways.isEmpty }
        case "LEG4401": gateways.removeAll { $0.reference == resource }
        case "LEG4402", "LEG4403":
            let place = gateways.firstIndex { $0.reference == resource }
            if let place, let index { gateways[place].servers.remove(at: index) }
        case "LEG4201", "LEG4202", "LEG4204", "LEG4205":
            let place = destinationRules.firstIndex { $0.reference == resource }
            if let place { destinationRules[place].takeOutTLS(parts) }
        default:
            peerAuthentications.removeAll { $0.reference == resource }
            destinationRules.removeAll { $0.reference == resource }
            sidecars.removeAll { $0.reference == resource }
        }
    }
}

extension VirtualService {
    /// - Parameter parts: of a pointer to a Gateway's name, to a host, to routes of one kind, or into a match.
    fileprivate mutating func take(out parts: [String]) {
        let numbers = parts.compactMap { Int($0) }
        let isShared = gateways.contains("mesh")
        switch (parts[1], numbers.count) {
        case ("gateways", 1): gateways.remove(at: numbers[0])
        case ("hosts", 1): hosts.remove(at: numbers[0])
        case ("http", 0): http.removeAll { !isShared || $0.matches.map(\.client).nameGateways }
        case ("tls", 0): tls.removeAll { !isShared || $0.matches.map(\.client).nameGateways }
        case ("tcp", 0): tcp.removeAll { !isShared || $0.matches.map(\.client).nameGateways }
        case ("http", 2):
            http[numbers[0]].matches.remove(at: numbers[1])
            if http[numbers[0]].matches.isEmpty { http.remove(at: numbers[0]) }
        case ("tls", 2):
            tls[numbers[0]].matches.remove(at: numbers[1])
            if tls[numbers[0]].matches.isEmpty { tls.remove(at: numbers[0]) }
        case ("tcp", 2):
            tcp[numbers[0]].matches.remove(at: numbers[1])
            if tcp[numbers[0]].matches.isEmpty { tcp.remove(at: numbers[0]) }
        default: break
        }
    }
}

extension [ClientMatch] {
    fileprivate var nameGateways: Bool { contains { $0.gateways.contains { $0 != "mesh" } } }
}

extension DestinationRule {
    /// - Parameter parts: of a pointer to the `mode` of a `tls`.
    fileprivate mutating func takeOutTLS(_ parts: [String]) {
        var parts = parts.dropFirst()
        if parts.first == "subsets", let place = parts.dropFirst().first.flatMap(Int.init) {
            parts = parts.dropFirst(2)
            subsets[place].trafficPolicy?.takeOutTLS(parts.dropFirst())
        } else {
            trafficPolicy?.takeOutTLS(parts.dropFirst())
        }
    }
}

extension TrafficPolicy {
    fileprivate mutating func takeOutTLS(_ parts: ArraySlice<String>) {
        if parts.first == "portLevelSettings", let place = parts.dropFirst().first.flatMap(Int.init) {
            portLevels[place].settings.tls = nil
        } else {
            settings.tls = nil
        }
    }
}
