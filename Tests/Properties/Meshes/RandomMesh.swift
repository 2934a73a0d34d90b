package import Manifests

/// A small mesh and a call in it, both determined by a seed.
///
/// It varies what decides a call: kinds of workloads and services, declarations of ports, policies on every level and
/// in every order of age, rules with subsets and port entries, Sidecars, routes, entries, annotations.
package struct RandomMesh: Sendable {
    package let seed: UInt64
    package var settings: Tree
    package var objects: [Tree]
    package var client: Tree
    package var server: Tree
    package var request: Tree

    package init(seed: UInt64) {
        self.seed = seed
        var builder = MeshBuilder(seed: seed)
        builder.build()
        settings = builder.settings()
        objects = builder.objects
        client = builder.client()
        server = builder.server()
        request = builder.request()
    }

    /// What `POST /v1/evaluate` takes.
    package var question: Tree {
        [
            "mesh": settings, "client": client, "server": server, "request": request,
            "manifests": .array(objects),
        ]
    }

    package func with(_ more: [Tree]) -> RandomMesh {
        var result = self
        result.objects += more
        return result
    }
}

/// The names that meshes are made of: no one begins another, and none is a word of an answer.
package enum Names {
    package static let root = "istio-system"
    package static let namespaces = ["alder", "birch", "cedar"]
    package static let workloads = ["heron", "ibis", "jay", "kite", "lark", "merlin"]
    package static let external = ["api.partner.example", "files.partner.example", "db.vendor.example"]
}
