import Model

extension Mesh {
    /// The namespace of the service that a host stands for.
    package func namespace(ofHost host: String) -> String? {
        let places = services(host: host)
        return (places.first { services[$0].isKubernetes } ?? places.min()).map { services[$0].namespace }
    }
}
