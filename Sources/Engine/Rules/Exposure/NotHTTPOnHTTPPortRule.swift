import Model

/// Bytes that are not HTTP fall out of the listener of an HTTP port.
enum NotHTTPOnHTTPPortRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard case .passthrough(let unmatched) = exposure.exit, unmatched == .notHTTP else { return nil }
        return exposure.finding(.notHTTPOnHTTPPort, "\(unmatched.words), and PassthroughCluster adds no TLS")
    }
}
