/// A value of JSON or YAML as it was written, to change and to print: members keep their order.
package enum Tree: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case double(Double)
    case string(String)
    case array([Tree])
    case object([Member])

    /// One member of an object; names may repeat, and the first one counts.
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: Tree

        package init(_ name: String, _ value: Tree) {
            self.name = name
            self.value = value
        }
    }
}

extension Tree {
    /// The value of a JSON text, or nil where it is not JSON.
    package static func read(_ bytes: [UInt8]) -> Tree? {
        let reading = JSONReader.readOne(bytes)
        guard reading.faults.isEmpty, let root = reading.document.roots.first else { return nil }
        return reading.document.tree(root.node)
    }

    /// The value of a YAML text of one document, or nil where it is not that.
    package static func read(yaml bytes: [UInt8]) -> Tree? {
        let reading = YAMLReader.read(bytes)
        guard reading.faults.isEmpty, reading.document.roots.count == 1, let root = reading.document.roots.first else {
            return nil
        }
        return reading.document.tree(root.node)
    }

    /// The value of a member, or nil where this is no object or lacks it.
    package subscript(name: String) -> Tree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: Tree...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, Tree)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension Document {
    func tree(_ node: Int) -> Tree {
        switch kind(node) {
        case .null: .null
        case .true: .bool(true)
        case .false: .bool(false)
        case .integer, .double:
            if kind(node) == .integer, let value = integer(node) {
                .integer(value)
            } else {
                double(node).map(Tree.double) ?? .string(string(node))
            }
        case .string: .string(string(node))
        case .array: .array(elements(node).map { tree($0) })
        case .object: .object(members(node).map { Tree.Member(string($0.key), tree($0.value)) })
        }
    }
}
