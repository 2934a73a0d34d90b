import Model

extension Decoder {
    /// Makes a fault of every member that is given twice: readers differ in which of the two they take.
    mutating func checkKeys(from first: Int = 0, upTo end: Int? = nil) {
        for key in document.repeatedKeys(in: first..<(end ?? document.nodes.count)) {
            fault(
                key, .duplicateMember,
                "the member `\(document.string(key).shortened)` is given twice; keep one of the two")
        }
    }
}

extension Document {
    func repeatedKeys(in range: Range<Int>) -> [Int] {
        var repeated: [Int] = []
        var node = range.lowerBound
        while node < range.upperBound {
            guard nodes[node].mayRepeat else {
                node = next(node)
                continue
            }
            if nodes[node].kind == .object {
                if nodes[node].length > 16 {
                    findRepeatedByHash(node, &repeated)
                } else {
                    findRepeated(node, &repeated)
                }
            }
            node += 1
        }
        return repeated
    }

    private func findRepeated(_ object: Int, _ repeated: inout [Int]) {
        var key = object + 1
        for position in 0..<nodes[object].length {
            let length = nodes[key].length
            var earlier = object + 1
            for _ in 0..<position {
                if nodes[earlier].length == length, isSame(earlier, key) {
                    repeated.append(key)
                    break
                }
                earlier = next(earlier + 1)
            }
            key = next(key + 1)
        }
    }

    private func isSame(_ left: Int, _ right: Int) -> Bool {
        withBytes(left) { left in withBytes(right) { left.isSame(as: $0) } }
    }

    private func findRepeatedByHash(_ object: Int, _ repeated: inout [Int]) {
        var seen: Set<String> = []
        for (key, _) in members(object) where !seen.insert(string(key)).inserted { repeated.append(key) }
    }
}
