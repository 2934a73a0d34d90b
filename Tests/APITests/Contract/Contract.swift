import API
import HTTPServer
import Manifests

/// The OpenAPI document that the binary carries, with its references followed.
struct Contract {
    struct Operation {
        var path: String
        var method: HTTPMethod
        var tree: Tree
        /// Those of the path and of the operation.
        var parameters: [Tree]

        var identifier: String { tree["operationId"]?.text ?? "" }
        var name: String { "\(method.name) \(path)" }
    }

    let root: Tree

    /// The document; an empty object where it cannot be read, on which every test fails.
    static let shared = Contract(root: Tree.read(yaml: Array(Assets.openAPI.buffer)) ?? [:])

    var operations: [Operation] {
        (root["paths"]?.members ?? []).flatMap { path in
            (path.value.members ?? []).compactMap { member in
                guard member.name != "parameters" else { return nil }
                let parameters =
                    (path.value["parameters"]?.elements ?? []) + (member.value["parameters"]?.elements ?? [])
                return Operation(
                    path: path.name, method: HTTPMethod(member.name.uppercased()), tree: member.value,
                    parameters: parameters.map(resolve))
            }
        }
    }

    func resolve(_ tree: Tree) -> Tree {
        guard let reference = tree["$ref"]?.text else { return tree }
        var place: Tree? = root
        for name in reference.split(separator: "/").dropFirst() { place = place?[String(name)] }
        return place.map(resolve) ?? tree
    }

    /// The values of the examples of a media type, a parameter or a header.
    func examples(_ tree: Tree) -> [Tree] {
        let several = (tree["examples"]?.members ?? []).compactMap { resolve($0.value)["value"] }
        return several + (tree["example"].map { [$0] } ?? [])
    }

    func response(_ operation: Operation, _ status: Int) -> Tree? {
        operation.tree["responses"]?["\(status)"].map(resolve)
    }
}
