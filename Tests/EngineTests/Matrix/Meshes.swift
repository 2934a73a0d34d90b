import Engine
import Manifests
import Model
import Testing

/// A mesh of manifests in YAML.
func mesh(_ yaml: String) throws -> Mesh {
    let reading = ManifestReading.read(Array(yaml.utf8), as: .yaml)
    try #require(reading.faults.isEmpty, "\(reading.faults)")
    return Mesh(reading.objects)
}

/// The text of a Deployment and a Service `NAME` in a namespace: port 80, named as given, to port 8080.
func app(_ name: String, _ namespace: String, port: String = "http", annotations: String = "{}") -> String {
    """
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {selector: {app: \(name)}, ports: [{name: \(port), port: 80, targetPort: 8080}]}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), namespace: \(namespace)}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}, annotations: \(annotations)}
        spec:
          containers:
            - {name: app, image: app, ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}

    """
}

func namespace(_ name: String, injected: String = "enabled") -> String {
    "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: \(name), labels: {istio-injection: \(injected)}}\n"
}

func strict(_ namespace: String) -> String {
    """
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: {name: default, namespace: \(namespace)}
    spec: {mtls: {mode: STRICT}}

    """
}
