/// An Ingress of Kubernetes: hosts and paths that an ingress controller leads to Services.
package struct Ingress: Hashable, Sendable {
    package enum PathType: Hashable, Sendable {
        case exact, prefix
        /// Left to the controller.
        case specific
    }

    package struct Path: Hashable, Sendable {
        package var path: String
        package var type: PathType
        /// nil where the backend is no Service.
        package var service: String?
        /// nil where a name or nothing is given.
        package var port: Int?
        package var portName: String

        package init(path: String, type: PathType, service: String?, port: Int? = nil, portName: String = "") {
            self.path = path
            self.type = type
            self.service = service
            self.port = port
            self.portName = portName
        }
    }

    package struct Rule: Hashable, Sendable {
        /// nil stands for every host.
        package var host: String?
        package var paths: [Path]

        package init(host: String?, paths: [Path]) {
            self.host = host
            self.paths = paths
        }
    }

    package struct TLS: Hashable, Sendable {
        package var hosts: [String]
        package var secret: String?

        package init(hosts: [String], secret: String?) {
            self.hosts = hosts
            self.secret = secret
        }
    }

    package var metadata: Metadata
    package var className: String?
    package var tls: [TLS]
    /// Those with `http`, in their order.
    package var rules: [Rule]

    package init(metadata: Metadata, className: String? = nil, tls: [TLS] = [], rules: [Rule] = []) {
        self.metadata = metadata
        self.className = className
        self.tls = tls
        self.rules = rules
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "Ingress", namespace: metadata.namespace, name: metadata.name)
    }
}

/// Which controller an Ingress of this class is for.
package struct IngressClass: Hashable, Sendable {
    package var metadata: Metadata
    package var controller: String

    package init(metadata: Metadata, controller: String) {
        self.metadata = metadata
        self.controller = controller
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "IngressClass", namespace: "", name: metadata.name)
    }
}
