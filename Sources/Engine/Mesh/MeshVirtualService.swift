package import Model

/// A VirtualService with its hosts as full names.
package final class MeshVirtualService: Sendable {
    package let source: VirtualService
    /// Lower case, short names resolved in the VirtualService's namespace.
    ///
    /// Istio: `pilot/pkg/model/virtualservice.go`, `resolveVirtualServiceShortnames`.
    package let hosts: [String]
    /// The `http` routes, with those of other VirtualServices where it delegates to them.
    let http: [HTTPRoute]
    let exportTo: [String]

    init(_ source: VirtualService, settings: borrowing EffectiveSettings, delegates: DelegatedRoutes? = nil) {
        self.source = source
        http = delegates?.routes(of: source) ?? source.http
        hosts = source.hosts.map { Host.qualified($0, namespace: source.metadata.namespace).inLowerCase }
        exportTo = source.exportTo.isEmpty ? settings.defaultVirtualServiceExportTo : source.exportTo
    }

    package var namespace: String { source.metadata.namespace }

    /// Whether sidecars read it at all, and not gateways alone.
    var isForSidecars: Bool { source.gateways.isEmpty || source.gateways.contains("mesh") }

    func isExported(to client: String) -> Bool {
        ExportedTo.includes(client, exportTo: exportTo, owner: namespace)
    }

    /// The full name of a destination's host.
    func qualified(_ host: String) -> String {
        Host.qualified(host, namespace: namespace).inLowerCase
    }
}
