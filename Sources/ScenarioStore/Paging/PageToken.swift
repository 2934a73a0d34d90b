/// The place in a filtered list where a page ended.
///
/// The text is the last identifier and a check over it and the filter: a token survives insertions because it names a
/// place and not a count, and one that was changed or belongs to another filter is refused. It is no secret; the check
/// guards against mistakes, not against a forger, who would win nothing but a page he may ask for anyway.
struct PageToken: Hashable {
    let last: ULID

    /// The token's text for lists under `filter`.
    func text(for filter: ScenarioFilter) -> String {
        Base64URL.text(last.bytes + check(filter))
    }

    init(last: ULID) {
        self.last = last
    }

    /// Reads a text that `text(for:)` wrote for the same filter.
    init(_ text: String, for filter: ScenarioFilter) throws(StoreError) {
        guard let bytes = Base64URL.bytes(text), bytes.count == 28, let last = ULID(bytes: bytes.prefix(16)) else {
            throw .badToken
        }
        self.last = last
        guard bytes.suffix(12).elementsEqual(check(filter)) else { throw .badToken }
    }

    private func check(_ filter: ScenarioFilter) -> [UInt8] {
        Array(Digest(of: Array("legible page 1".utf8) + last.bytes + filter.canonicalBytes).bytes.prefix(12))
    }
}

extension ScenarioFilter {
    /// Bytes that are the same for equal filters and differ for others.
    fileprivate var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ text: String?) {
            guard let text else { return bytes.append(0) }
            bytes.append(1)
            withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        func append(_ list: [String]) {
            append(String(list.count))
            list.sorted().forEach { append($0) }
        }
        append(Array(verdicts))
        append(code)
        append(namespace)
        append(labels.map(\.canonicalText))
        append(createdAfter.map { String($0) })
        append(createdBefore.map { String($0) })
        return bytes
    }
}

extension ScenarioFilter.LabelCondition {
    fileprivate var canonicalText: String {
        switch self {
        case .key(let key): "?\(key)"
        case .label(let key, let value): "=\(key.utf8.count):\(key)\(value)"
        }
    }
}

extension Page {
    /// A page out of up to `size + 1` items: the one too many says that there is a next page.
    init(_ found: [StoredScenario], size: Int, filter: ScenarioFilter) {
        let items = Array(found.prefix(size))
        let next = found.count > size ? items.last.map { PageToken(last: $0.id).text(for: filter) } : nil
        self.init(items: items, nextToken: next)
    }
}
