package import Model

/// Who calls, in a matrix: a workload, or somebody outside the mesh that has a reason to call.
package enum MatrixClient: Hashable, Sendable {
    case workload(WorkloadName)
    case outside(Client.Outsider)

    package var workload: WorkloadName? {
        if case .workload(let name) = self { return name }
        return nil
    }
}

extension MatrixClient: Comparable {
    /// Workloads by name, then those outside by kind.
    package static func < (left: MatrixClient, right: MatrixClient) -> Bool {
        switch (left, right) {
        case (.workload(let left), .workload(let right)): left < right
        case (.workload, .outside): true
        case (.outside, .workload): false
        case (.outside(let left), .outside(let right)): left.rawValue < right.rawValue
        }
    }
}

extension MatrixClient {
    /// As a question names it.
    package var client: Client {
        switch self {
        case .workload(let name): .workload(name, nil)
        case .outside(let outsider): .outside(outsider)
        }
    }
}
