import Certificates
import Model

extension Decoder {
    /// The webhooks of a ValidatingWebhookConfiguration or MutatingWebhookConfiguration.
    mutating func admissionWebhooks(_ kind: Webhook.Kind, _ header: Header, _ metadata: Metadata) -> [Webhook] {
        var result: [Webhook] = []
        for (place, node) in objects(header.node, "webhooks").enumerated() {
            let client = object(node, "clientConfig")
            guard let (target, member) = target(of: client) else { continue }
            result.append(
                Webhook(
                    kind: kind, metadata: metadata, name: string(node, "name") ?? metadata.name, target: target,
                    trust: trust(of: client), authorities: authorities(of: client),
                    failurePolicy: choice(node, "failurePolicy") ?? .fail,
                    pointer: "/webhooks/\(place)/clientConfig/\(member)"))
        }
        return result
    }

    /// The conversion webhook of a CustomResourceDefinition; nil where it converts nothing by one.
    mutating func conversionWebhook(_ header: Header, _ metadata: Metadata) -> Webhook? {
        let conversion = object(object(header.node, "spec"), "conversion")
        guard string(conversion, "strategy") == "Webhook" else { return nil }
        let client = object(object(conversion, "webhook"), "clientConfig")
        guard let (target, member) = target(of: client) else { return nil }
        return Webhook(
            kind: .conversion, metadata: metadata, name: metadata.name, target: target, trust: trust(of: client),
            authorities: authorities(of: client),
            pointer: "/spec/conversion/webhook/clientConfig/\(member)")
    }

    /// The server of an aggregated API; nil where the kube-apiserver serves the group itself.
    mutating func aggregatedAPI(_ header: Header, _ metadata: Metadata) -> Webhook? {
        let spec = object(header.node, "spec")
        guard let service = object(spec, "service"), let target = target(ofService: service) else { return nil }
        let isUnverified = bool(spec, "insecureSkipTLSVerify") ?? false
        return Webhook(
            kind: .aggregatedAPI, metadata: metadata, name: metadata.name, target: target,
            trust: isUnverified ? .unverified : trust(of: spec), authorities: authorities(of: spec),
            pointer: "/spec/service")
    }

    /// Where a `clientConfig` leads, and the member that says so.
    private mutating func target(of client: Int?) -> (Webhook.Target, member: String)? {
        if let service = object(client, "service") { return target(ofService: service).map { ($0, "service") } }
        guard let url = string(client, "url"), let target = Webhook.Target(url: url) else { return nil }
        return (target, "url")
    }

    private mutating func target(ofService node: Int) -> Webhook.Target? {
        guard let name = string(node, "name"), let namespace = string(node, "namespace") else { return nil }
        return .service(namespace: namespace, name: name, port: integer(node, "port", in: Self.ports) ?? 443)
    }

    /// What a `caBundle` holds, which `legible certificate` and cert-manager fill with one authority.
    private func authorities(of parent: Int?) -> PEMText? {
        guard let node = member(parent, "caBundle"), document.kind(node) == .string else { return nil }
        return document.withBytes(node) { $0.isEmpty ? nil : Base64.decode($0).map(PEMReader.read) ?? PEMText() }
    }

    private mutating func trust(of parent: Int?) -> Webhook.Trust {
        (string(parent, "caBundle") ?? "").isEmpty ? .systemRoots : .caBundle
    }
}

extension Webhook.Target {
    /// `https://host:port/path`; nil for anything else.
    fileprivate init?(url: String) {
        let scheme = "https://"
        guard url.hasPrefix(scheme) else { return nil }
        let authority = url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let close = authority.lastIndex(of: "]") ?? authority.startIndex
        guard let colon = authority[close...].lastIndex(of: ":") else {
            guard !authority.isEmpty else { return nil }
            self = .url(host: Self.unbracketed(authority), port: 443)
            return
        }
        guard let port = Int(authority[authority.index(after: colon)...]), (1...65535).contains(port) else {
            return nil
        }
        self = .url(host: Self.unbracketed(authority[..<colon]), port: port)
    }

    private static func unbracketed(_ host: Substring) -> String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
    }
}
