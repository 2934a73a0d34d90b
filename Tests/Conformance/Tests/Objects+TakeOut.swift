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
        default:
            peerAuthentications.removeAll { $0.reference == resource }
            destinationRules.removeAll { $0.reference == resource }
            sidecars.removeAll { $0.reference == resource }
        }
    }
}
