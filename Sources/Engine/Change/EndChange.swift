/// How a call ends before and after a change.
struct EndChange: Hashable, Sendable {
    var before: CallEnd
    var after: CallEnd

    /// nil where it ends alike.
    var kind: CallChange.Kind? { CallChange.Kind(before: before, after: after) }
}

extension ClassEnd<EndChange> {
    /// - Parameters:
    ///   - before: by the places of clients before the change.
    ///   - after: by their places after it.
    ///   - places: of clients that either side has something of its own for: of the places before, those after.
    ///   - namespace: of a place before.
    init(
        before: ClassEnd<CallEnd>, after: ClassEnd<CallEnd>, clients places: [Int: Int],
        namespace: (Int) -> String
    ) {
        self.init(common: EndChange(before: before.common, after: after.common))
        for name in Set(before.namespaces.keys).union(after.namespaces.keys) {
            namespaces[name] = EndChange(
                before: before.namespaces[name] ?? before.common, after: after.namespaces[name] ?? after.common)
        }
        for (old, new) in places {
            let name = namespace(old)
            clients[old] = EndChange(
                before: before.end(client: old, namespace: name), after: after.end(client: new, namespace: name))
        }
    }
}
