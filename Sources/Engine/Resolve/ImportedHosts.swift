import Model

/// The `hosts` of one egress listener of a Sidecar: which services and VirtualServices it lets in.
///
/// Istio: `pilot/pkg/model/sidecar.go`, `hostClassification`.
struct ImportedHosts {
    private struct Entry {
        /// The namespace, `*` for every one.
        var namespace: String
        var host: String
        /// `~namespace/host` keeps a host out, `~/*` everything.
        var isExclusion: Bool
    }

    private var entries: [Entry] = []

    /// - Parameter namespace: the namespace that `.` stands for.
    init(_ hosts: [String], namespace: String) {
        for text in hosts {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let isExclusion = parts[0].first == "~"
            let name = isExclusion ? parts[0].dropFirst() : parts[0]
            entries.append(
                Entry(
                    namespace: name.isEmpty ? "*" : name == "." ? namespace : String(name), host: String(parts[1]),
                    isExclusion: isExclusion))
        }
    }

    /// Everything that is exported.
    static let all = ImportedHosts(["*/*"], namespace: "")

    var letsAllIn: Bool {
        entries.count == 1 && entries[0].namespace == "*" && entries[0].host == "*" && !entries[0].isExclusion
    }

    func includes(service host: String, namespace: String) -> Bool {
        selects(namespace) { Host.matches(pattern: $0, name: host) }
    }

    /// VirtualServices are matched in both directions: a wildcard of theirs may cover an imported host.
    func includes(virtualService hosts: [String], namespace: String) -> Bool {
        hosts.contains { host in selects(namespace) { Self.covers($0, virtualServiceHost: host) } }
    }

    private static func covers(_ imported: String, virtualServiceHost host: String) -> Bool {
        if imported == host { return true }
        guard Host.isWildcard(imported) || Host.isWildcard(host) else { return false }
        return Host.overlap(imported, host)
    }

    private func selects(_ namespace: String, _ matches: (String) -> Bool) -> Bool {
        var isIncluded = false
        for entry in entries where entry.namespace == "*" || entry.namespace == namespace {
            guard matches(entry.host) else { continue }
            if entry.isExclusion { return false }
            isIncluded = true
        }
        return isIncluded
    }
}
