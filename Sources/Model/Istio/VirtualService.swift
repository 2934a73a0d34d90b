/// Where the calls of a host go: the routes that a client's sidecar follows.
package struct VirtualService: Hashable, Sendable {
    package var metadata: Metadata
    /// `hosts` as written.
    package var hosts: [String]
    /// Empty stands for `mesh`.
    package var gateways: [String]
    package var exportTo: [String]
    package var http: [HTTPRoute]
    package var tls: [TLSRoute]
    package var tcp: [TCPRoute]
    /// The object that it stands for, where it was not written as it is.
    package var generatedFrom: ObjectReference?

    package init(
        metadata: Metadata, hosts: [String], gateways: [String] = [], exportTo: [String] = [], http: [HTTPRoute] = [],
        tls: [TLSRoute] = [], tcp: [TCPRoute] = []
    ) {
        self.metadata = metadata
        self.hosts = hosts
        self.gateways = gateways
        self.exportTo = exportTo
        self.http = http
        self.tls = tls
        self.tcp = tcp
    }

    package var reference: ObjectReference {
        generatedFrom ?? ObjectReference(kind: "VirtualService", namespace: metadata.namespace, name: metadata.name)
    }
}
