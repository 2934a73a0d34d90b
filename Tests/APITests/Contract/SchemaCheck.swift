import Manifests

/// What of a value is not as a schema of the contract has it; the keywords that the document uses, and no others.
struct SchemaCheck {
    let contract: Contract
    private(set) var faults: [String] = []

    init(_ contract: Contract) { self.contract = contract }

    static func faults(of value: Tree, _ schema: Tree, in contract: Contract = .shared) -> [String] {
        var check = SchemaCheck(contract)
        check.check(value, schema, at: "")
        return check.faults
    }

    private mutating func check(_ value: Tree, _ unresolved: Tree, at place: String) {
        let schema = contract.resolve(unresolved)
        for name in ["oneOf", "anyOf"] {
            guard let choices = schema[name]?.elements else { continue }
            let fitting = choices.filter { Self.faults(of: value, $0, in: contract).isEmpty }
            if fitting.isEmpty || (name == "oneOf" && fitting.count > 1) {
                faults.append("\(place): \(fitting.count) of \(choices.count) choices fit")
            }
        }
        if let types = schema["type"].map({ $0.elements ?? [$0] }),
            !types.contains(where: { value.isOf($0.text ?? "") })
        {
            faults.append("\(place): is no \(types.compactMap(\.text))")
            return
        }
        if let allowed = schema["enum"]?.elements, !allowed.contains(value) {
            faults.append("\(place): is none of the enumerated values")
        }
        if let pattern = schema["pattern"]?.text, let text = value.text {
            if let regex = try? Regex(pattern), text.contains(regex) {} else { faults.append("\(place): \(pattern)") }
        }
        if let elements = value.elements, let items = schema["items"] {
            for (index, element) in elements.enumerated() { check(element, items, at: "\(place)/\(index)") }
        }
        if let members = value.members { check(members, schema, at: place) }
    }

    private mutating func check(_ members: [Tree.Member], _ schema: Tree, at place: String) {
        let names = members.map(\.name)
        for required in schema["required"]?.elements ?? [] where !names.contains(required.text ?? "") {
            faults.append("\(place): has no \(required.text ?? "")")
        }
        for member in members {
            let inside = "\(place)/\(member.name)"
            if let property = schema["properties"]?[member.name] {
                check(member.value, property, at: inside)
            } else if schema["additionalProperties"] == .bool(false) {
                faults.append("\(inside): is no member of the schema")
            } else if let values = schema["additionalProperties"], values.members != nil {
                check(member.value, values, at: inside)
            }
        }
    }
}

extension Tree {
    fileprivate func isOf(_ type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .double: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
