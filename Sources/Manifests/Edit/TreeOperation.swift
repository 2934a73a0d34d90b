/// One operation of RFC 6902, as far as edits need them.
package enum TreeOperation: Hashable, Sendable {
    case add(JSONPointer, Tree)
    case replace(JSONPointer, Tree)
    case remove(JSONPointer)
}

extension TreeOperation {
    /// The operations as a JSON Patch document.
    package static func patch(_ operations: [TreeOperation]) -> [UInt8] {
        JSONWriter.write(.array(operations.map(\.tree)))
    }

    private var tree: Tree {
        switch self {
        case .add(let path, let value): ["op": "add", "path": .string("\(path)"), "value": value]
        case .replace(let path, let value): ["op": "replace", "path": .string("\(path)"), "value": value]
        case .remove(let path): ["op": "remove", "path": .string("\(path)")]
        }
    }
}
