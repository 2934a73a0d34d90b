/// One container of a pod, with what decides capture, injection, named ports and probes.
package struct Container: Hashable, Sendable {
    package struct Port: Hashable, Sendable {
        package var name: String?
        package var number: Int
        package var transport: TransportProtocol

        package init(name: String? = nil, number: Int, transport: TransportProtocol = .tcp) {
            self.name = name
            self.number = number
            self.transport = transport
        }
    }

    package var name: String
    package var image: String
    package var args: [String]
    package var ports: [Port]
    package var probes: [Probe]
    /// `restartPolicy: Always` of an init container: a sidecar in Kubernetes' sense.
    package var restartsAlways: Bool
    package var runAsUser: Int?

    package init(
        name: String, image: String = "", args: [String] = [], ports: [Port] = [], probes: [Probe] = [],
        restartsAlways: Bool = false, runAsUser: Int? = nil
    ) {
        self.name = name
        self.image = image
        self.args = args
        self.ports = ports
        self.probes = probes
        self.restartsAlways = restartsAlways
        self.runAsUser = runAsUser
    }
}

/// One liveness, readiness or startup probe that opens a connection.
package struct Probe: Hashable, Sendable {
    package enum Purpose: String, Hashable, Sendable, CaseIterable {
        case liveness = "livenessProbe"
        case readiness = "readinessProbe"
        case startup = "startupProbe"
    }

    package enum Action: String, Hashable, Sendable {
        case httpGet, httpsGet, tcpSocket, grpc
    }

    /// A probe's port, by number or by the name of a container port.
    package var port: PortReference
    package var purpose: Purpose
    package var action: Action
    /// `httpGet.host`, which makes the kubelet dial that host instead of the pod.
    package var host: String?

    package init(port: PortReference, purpose: Purpose, action: Action, host: String? = nil) {
        self.port = port
        self.purpose = purpose
        self.action = action
        self.host = host
    }
}
