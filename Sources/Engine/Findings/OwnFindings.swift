import Model

/// Findings on the clients of one class themselves: each client has one of its own, counted over all that it calls.
///
/// Most calls show the same for every client, so that what is common is gathered once, and what is not, by exception.
struct OwnFindings {
    private struct Key: Hashable {
        var code: String
        var pointer: String?
    }

    /// What clients show in the calls to some server ports that they cannot tell apart.
    private struct Entry {
        var finding: Finding
        var calls: Int
        var server: MatrixServer
        var end: CallEnd
    }

    private struct Gathered {
        var entries: [Entry] = []
        /// Of clients that do not show all of it: the places in `entries` of what they do not.
        var missing: [Int: [Int]] = [:]
        /// Of clients that show more: the entries, in the order of `entries` before which they stand.
        var own: [Int: [Entry]] = [:]
    }

    private var keys: [Key] = []
    private var gathered: [Key: Gathered] = [:]

    mutating func add(_ finding: Finding, calls: Int, server: MatrixServer, end: CallEnd, of kind: ClientKind) {
        let key = Key(code: finding.code.number, pointer: finding.pointer)
        if gathered[key] == nil { keys.append(key) }
        let entry = Entry(finding: finding, calls: calls, server: server, end: end)
        switch kind.members {
        case .some(let clients):
            for client in clients { gathered[key, default: Gathered()].own[client, default: []].append(entry) }
        case .all(let others):
            let place = gathered[key]?.entries.count ?? 0
            gathered[key, default: Gathered()].entries.append(entry)
            for client in others { gathered[key]?.missing[client, default: []].append(place) }
        }
    }

    /// Gives each client's findings to a tally.
    func tally(into tally: inout FindingTally, clients: ClientClass, mesh: Mesh) {
        for key in keys {
            guard let found = gathered[key] else { continue }
            let common = Sum(found.entries)
            for client in clients.members {
                let missing = found.missing[client] ?? []
                let own = found.own[client] ?? []
                var sum = common
                if !missing.isEmpty { sum = common.without(missing, of: found.entries) }
                for entry in own { sum.add(entry) }
                guard let finding = sum.finding, let worst = sum.worst else { continue }
                var copy = finding
                copy.resource = mesh.workloads[client].reference
                tally.add(
                    copy, calls: sum.calls,
                    worst: MatrixCell(
                        client: .workload(mesh.workloads[client].name), server: worst.server, end: worst.end))
            }
        }
    }

    private struct Sum {
        var calls = 0
        var finding: Finding?
        var worst: Entry?
        private var worstPlace = -1

        init(_ entries: [Entry]) {
            for (place, entry) in entries.enumerated() {
                let old = worst?.end.verdict.rank
                add(entry)
                if old.map({ entry.end.verdict.rank < $0 }) ?? true { worstPlace = place }
            }
        }

        mutating func add(_ entry: Entry) {
            calls += entry.calls
            finding = finding ?? entry.finding
            if worst.map({ entry.end.verdict.rank < $0.end.verdict.rank }) ?? true { worst = entry }
        }

        /// The same less some entries; gathered anew only where the worst, or the first, is among them.
        func without(_ places: [Int], of entries: [Entry]) -> Sum {
            if places.contains(worstPlace) || places.contains(0) {
                let gone = Set(places)
                return Sum(entries.enumerated().filter { !gone.contains($0.offset) }.map(\.element))
            }
            var result = self
            for place in places { result.calls -= entries[place].calls }
            return result
        }
    }
}
