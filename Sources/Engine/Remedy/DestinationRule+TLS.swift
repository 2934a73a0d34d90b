import Model

extension DestinationRule {
    /// - Parameter path: from the root of the object to a `tls`.
    mutating func setTLS(_ tls: ClientTLSSettings?, at path: [String]) {
        if path.count > 3, path[1] == "subsets", let subset = Int(path[2]) {
            subsets[subset].trafficPolicy?.setTLS(tls, at: Array(path.dropFirst(4)))
        } else {
            if trafficPolicy == nil { trafficPolicy = TrafficPolicy() }
            trafficPolicy?.setTLS(tls, at: Array(path.dropFirst(2)))
        }
    }
}

extension TrafficPolicy {
    fileprivate mutating func setTLS(_ tls: ClientTLSSettings?, at path: [String]) {
        if path.count > 1, path[0] == "portLevelSettings", let entry = Int(path[1]) {
            portLevels[entry].settings.tls = tls
        } else {
            settings.tls = tls
        }
    }
}
