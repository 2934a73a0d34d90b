import CHTTPServer

extension ServerConfiguration {
    /// Lends the options as the C server takes them.
    func withOptions<Result>(bodyFloor: Int, _ body: (inout chs_options) -> Result) -> Result {
        address.withCString { address in
            withOptional(tls?.certificateFile) { certificate in
                withOptional(tls?.keyFile) { key in
                    withOptional(tls?.authorityFile) { authority in
                        var options = chs_options(
                            address: address,
                            port: UInt16(clamping: port),
                            threads: UInt32(clamping: max(1, threads)),
                            connections: UInt32(clamping: max(1, connections)),
                            connections_per_address: UInt32(clamping: max(1, connectionsPerAddress)),
                            body_floor: max(0, bodyFloor),
                            header_block: max(1024, headerLimit),
                            request_milliseconds: requestTime.wholeMilliseconds,
                            idle_milliseconds: idleTime.wholeMilliseconds,
                            certificate_file: certificate,
                            key_file: key,
                            client_authority_file: authority,
                            client_certificate_required: tls?.requiresCertificate ?? false)
                        return body(&options)
                    }
                }
            }
        }
    }

    private func withOptional<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        if let text { text.withCString(body) } else { body(nil) }
    }
}

extension ServerConfiguration.TLS {
    fileprivate var authorityFile: String? {
        switch clients {
        case .anonymous: nil
        case .certificateOptional(let file), .certificateRequired(let file): file
        }
    }

    fileprivate var requiresCertificate: Bool {
        if case .certificateRequired = clients { true } else { false }
    }
}

extension Duration {
    /// Milliseconds, at most what 32 bits hold.
    var wholeMilliseconds: UInt32 {
        let (seconds, attoseconds) = components
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        return overflows ? .max : UInt32(clamping: milliseconds + attoseconds / 1_000_000_000_000_000)
    }
}
