import Model

extension Decoder {
    /// MeshConfig, of the `istio` ConfigMap or of a question, whose members have the same names.
    mutating func meshSettings(_ node: Int) -> MeshSettings {
        var settings = MeshSettings()
        settings.rootNamespace = string(node, "rootNamespace")
        settings.trustDomain = string(node, "trustDomain")
        settings.trustDomainAliases = optionalStrings(node, "trustDomainAliases")
        settings.enableAutoMTLS = bool(node, "enableAutoMtls")
        settings.outboundTrafficPolicy = mode(node, "outboundTrafficPolicy")
        settings.inboundTrafficPolicy = mode(node, "inboundTrafficPolicy")
        settings.protocolDetectionTimeout = member(node, "protocolDetectionTimeout").flatMap { duration($0) }
        settings.defaultServiceExportTo = optionalStrings(node, "defaultServiceExportTo")
        settings.defaultVirtualServiceExportTo = optionalStrings(node, "defaultVirtualServiceExportTo")
        settings.defaultDestinationRuleExportTo = optionalStrings(node, "defaultDestinationRuleExportTo")
        settings.http2Upgrade = choice(node, "h2UpgradePolicy")
        settings.enablePrometheusMerge = bool(node, "enablePrometheusMerge")
        settings.ingressControllerMode = choice(node, "ingressControllerMode")
        settings.ingressClass = name(of: string(node, "ingressClass"))
        settings.ingressService = name(of: string(node, "ingressService"))
        settings.ingressSelector = name(of: string(node, "ingressSelector"))
        let metadata = object(object(node, "defaultConfig"), "proxyMetadata")
        if let capture = member(metadata, "ISTIO_META_DNS_CAPTURE") {
            settings.dnsCapture = document.kind(capture) == .true || document.equals(capture, "true")
        }
        return settings
    }

    private mutating func optionalStrings(_ parent: Int, _ name: MemberName) -> [String]? {
        member(parent, name) == nil ? nil : strings(parent, name)
    }

    /// One word, or an object with that word as its `mode`.
    private mutating func mode<Mode: RawRepresentable<String> & CaseIterable>(
        _ parent: Int, _ name: MemberName
    ) -> Mode? {
        guard let node = member(parent, name) else { return nil }
        return document.kind(node) == .object ? choice(node, "mode") : choice(node)
    }

    /// A length of time in milliseconds, as Go writes it: `5s`, `100ms`, `1m30s`.
    mutating func duration(_ node: Int) -> Int? {
        guard expect(node, .string) else { return nil }
        let text = document.string(node)
        if let milliseconds = Duration.milliseconds(text) { return milliseconds }
        fault(node, .outOfRange, "`\(text.shortened)` is no length of time; write it like `5s` or `100ms`")
        return nil
    }
}

extension Duration {
    static func milliseconds(_ text: String) -> Int? {
        var rest = Array(text.utf8)[...]
        var total = 0.0
        if rest.elementsEqual("0".utf8) { return 0 }
        if rest.isEmpty { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
            guard let value = Double(String(decoding: number, as: UTF8.self)) else { return nil }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
            guard let factor = factor(String(decoding: unit, as: UTF8.self)) else { return nil }
            rest = rest.dropFirst(unit.count)
            total += value * factor
        }
        return Int(exactly: total.rounded(.up))
    }

    private static func factor(_ unit: String) -> Double? {
        switch unit {
        case "ns": 0.000_001
        case "us", "µs", "μs": 0.001
        case "ms": 1
        case "s": 1000
        case "m": 60_000
        case "h": 3_600_000
        default: nil
        }
    }
}
