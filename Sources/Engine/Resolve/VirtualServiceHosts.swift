import Model

/// Which VirtualService of an egress listener speaks for a service: one with its name, or the most specific wildcard.
///
/// Istio: `pilot/pkg/networking/core/route/route.go`, `separateVSHostsAndServices`, and `pilot/pkg/model/sidecar.go`,
/// `computeWildcardHostVirtualServiceIndex`.
struct VirtualServiceHosts {
    /// The places in `Mesh.virtualServices`, in the order in which they count.
    let virtualServices: [Int]
    private let mesh: Mesh
    /// By the host without its `*`: the first that has it. Empty where there is no wildcard at all.
    private var wildcards: [Substring: Int] = [:]
    /// How long those are, the longest first.
    private var lengths: [Int] = []
    /// By the host, only beside wildcards: a name beats every one of them.
    private var names: [String: Int] = [:]

    init(mesh: Mesh, virtualServices: [Int]) {
        self.mesh = mesh
        self.virtualServices = virtualServices
        for place in virtualServices {
            for host in mesh.virtualServices[place].hosts {
                guard let suffix = Host.wildcardSuffix(of: host) else { continue }
                if wildcards[suffix] == nil { wildcards[suffix] = place }
            }
        }
        guard !wildcards.isEmpty else { return }
        lengths = Set(wildcards.keys.map(\.utf8.count)).sorted(by: >)
        for place in virtualServices {
            for host in mesh.virtualServices[place].hosts where names[host] == nil { names[host] = place }
        }
    }

    func covers(_ place: Int, _ host: String) -> Bool {
        if mesh.virtualServices[place].hosts.contains(host) { return true }
        return !wildcards.isEmpty && names[host] == nil && mostSpecificWildcard(for: host) == place
    }

    /// The longest suffix that a wildcard has; as there is one of each length, none is as specific as another.
    private func mostSpecificWildcard(for host: String) -> Int? {
        let name = (Host.wildcardSuffix(of: host) ?? host[...]).utf8
        for length in lengths where length <= name.count {
            if let place = wildcards[Substring(name.suffix(length))] { return place }
        }
        return nil
    }
}
