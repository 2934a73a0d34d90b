extension Document {
    /// The RFC 6901 pointer of a node, from the root of its document or from a node above it.
    ///
    /// Computed only for faults: it descends from the root, so that decoding need not keep a path.
    func pointer(_ node: Int, from base: Int? = nil) -> String {
        guard var here = base ?? root(of: node)?.node else { return "" }
        var path = ""
        while here < node, let step = step(from: here, to: node) {
            path += step.token
            here = step.node
        }
        return path
    }

    func root(of node: Int) -> Root? {
        var (low, high) = (0, roots.count)
        while low < high {
            let middle = (low + high) / 2
            if roots[middle].node <= node { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? roots[low - 1] : nil
    }

    /// The child that holds `node`; a key stands for its value.
    private func step(from container: Int, to node: Int) -> (token: String, node: Int)? {
        switch kind(container) {
        case .object:
            for (key, value) in members(container) where key <= node && node < next(value) {
                return ("/" + string(key).pointerToken, key == node ? node : value)
            }
        case .array:
            for (index, element) in elements(container).enumerated() where node < next(element) {
                return ("/\(index)", element)
            }
        default: break
        }
        return nil
    }
}

extension String {
    /// RFC 6901, section 3: `~` and `/` escaped.
    package var pointerToken: String {
        guard utf8.contains(UInt8(ascii: "~")) || utf8.contains(UInt8(ascii: "/")) else { return self }
        var result = ""
        for character in unicodeScalars {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
