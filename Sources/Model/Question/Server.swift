/// Who is called.
package struct Server: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        /// A name or address that the client dials, and a port.
        case host(String, port: Int)
        /// A Service and its workload that the question describes.
        indirect case described(DescribedService)
        /// A host outside the mesh that no manifest speaks of.
        case external(String, port: Int)
    }

    package var target: Target
    package var application: ServerApplication

    package init(target: Target, application: ServerApplication) {
        self.target = target
        self.application = application
    }
}

/// A Service with one port, and the workload behind it.
package struct DescribedService: Hashable, Sendable {
    package var namespace: String
    package var service: String
    /// The name of the workload; the Service's where it is not given.
    package var workload: String
    package var description: DescribedWorkload
    package var port: Service.Port
    package var isHeadless: Bool

    package init(
        namespace: String, service: String, workload: String, description: DescribedWorkload = DescribedWorkload(),
        port: Service.Port, isHeadless: Bool = false
    ) {
        self.namespace = namespace
        self.service = service
        self.workload = workload
        self.description = description
        self.port = port
        self.isHeadless = isHeadless
    }
}

/// What the server's application understands on its port.
package struct ServerApplication: Hashable, Sendable {
    package enum Language: String, Hashable, Sendable, CaseIterable {
        /// HTTP/1.1 and HTTP/2.
        case http
        case http1
        case http2
        case tcp
        case serverFirst = "server-first"
    }

    /// nil where the question leaves it open: taken to be what the client speaks, and listed as assumed.
    package var language: Language?
    /// nil where the question leaves it open.
    package var tls: Bool?
    package var requiresClientCertificate: Bool

    package init(language: Language? = nil, tls: Bool? = nil, requiresClientCertificate: Bool = false) {
        self.language = language
        self.tls = tls
        self.requiresClientCertificate = requiresClientCertificate
    }
}
