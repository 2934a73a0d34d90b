import Engine
import ScenarioStore

extension Service {
    /// How old each mesh is, and how its calls end.
    var meshGauges: [Gauge] {
        let all = meshes.all
        let now = clock()
        let ages = all.map { name, snapshot in
            Gauge(
                name: "legible_mesh_age_seconds", help: "Since the newest version of a mesh was put.",
                labels: "mesh=\"\(name)\"", value: Int(now - snapshot.version.milliseconds) / 1000)
        }
        let calls = all.flatMap { name, snapshot in
            Verdict.allCases.map { verdict in
                Gauge(
                    name: "legible_mesh_calls", help: "Calls of a mesh's matrix, by verdict.",
                    labels: "mesh=\"\(name)\",verdict=\"\(verdict.rawValue)\"",
                    value: snapshot.matrix.totals[verdict])
            }
        }
        return ages + calls
    }
}
