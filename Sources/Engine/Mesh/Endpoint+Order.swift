import Model

extension Endpoint {
    /// An order that does not depend on the order of the documents.
    func sortingKey(in mesh: Mesh) -> String {
        switch place {
        case .workload(let place): "0\(mesh.workloads[place].name.name)"
        case .address(let address, _, _, _): "1\(address)"
        }
    }
}
