import Model

/// Whether one name is probably a slip of another: a letter or two differ, or one begins with the other.
enum Resemblance {
    static func isNear(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let (left, right) = (Array(left.utf8.prefix(100)), Array(right.utf8.prefix(100)))
        if left == right { return true }
        let shorter = min(left.count, right.count)
        if shorter >= 3 && left.prefix(shorter) == right.prefix(shorter) { return true }
        let limit = shorter < 5 ? 1 : 2
        guard shorter >= 3, abs(left.count - right.count) <= limit else { return false }
        return distance(left, right) <= limit
    }

    /// Letters to insert, drop or replace.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}

extension Labels {
    /// Whether this selector, which does not select `labels`, was probably meant to.
    func almostSelects(_ labels: Labels) -> Bool {
        guard !isSubset(of: labels) else { return false }
        return entries.contains { entry in labels[entry.key].map { Resemblance.isNear($0, entry.value) } ?? false }
    }
}

extension DestinationRule {
    /// Whether its host, which is not that of the service, was probably meant to be.
    func almostCovers(_ service: MeshService) -> Bool {
        guard !Host.isWildcard(host) else { return false }
        return Resemblance.isNear(host.prefix { $0 != "." }, service.host.prefix { $0 != "." })
    }
}
