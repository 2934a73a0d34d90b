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
        nodes.withUnsafeBufferPointer { nodes in
            text.withUnsafeBufferPointer { text in
                for node in range where nodes[node].kind == .object && nodes[node].length > 1 {
                    if nodes[node].length > 16 {
                        findRepeatedByHash(node, &repeated)
                    } else if mayRepeat(node, nodes, text) {
                        findRepeated(node, &repeated)
                    }
                }
            }
        }
        return repeated
    }

    /// Whether two keys of an object agree in their length and their ends, which few do that are not the same.
    private func mayRepeat(
        _ object: Int, _ nodes: UnsafeBufferPointer<Node>, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var seen: (UInt64, UInt64) = (0, 0)
        var key = object + 1
        for _ in 0..<nodes[object].length {
            let node = nodes[key]
            guard !node.isOwn, node.length > 0 else { return true }
            let (first, last) = (text[Int(node.content)], text[Int(node.content) + Int(node.length) - 1])
            let mark = node.length &* 29 &+ UInt32(first) &* 5 &+ UInt32(last) &* 11
            let bit: UInt64 = 1 << UInt64(mark & 63)
            if (mark & 64 == 0 ? seen.0 : seen.1) & bit != 0 { return true }
            if mark & 64 == 0 { seen.0 |= bit } else { seen.1 |= bit }
            key += 1 + Int(nodes[key + 1].size)
        }
        return false
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
