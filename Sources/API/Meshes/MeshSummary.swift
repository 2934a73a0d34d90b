import Manifests
import Model
import Rendering
import ScenarioStore

/// What is said of a version of a mesh beside its objects; it is kept with it.
struct MeshSummary: Sendable {
    let json: [UInt8]

    /// What a reading came to.
    init(_ name: String, _ version: ULID, size: Int, _ reading: MeshReading) {
        var text = JSONText(capacity: 1024)
        text.object { text in
            text.key("name")
            text.value(name)
            text.key("version")
            text.value("\(version)")
            text.key("createdAt")
            text.value(DateTime.text(version.milliseconds))
            text.key("size")
            text.value(size)
            reading.writeMembers(to: &text)
        }
        json = text.bytes
    }

    /// One that was kept.
    init(json: [UInt8]) {
        self.json = json
    }

    /// The mesh of the contract (`openapi/openapi.yaml`, `Mesh`).
    ///
    /// - Parameter versions: those that are kept, newest first.
    func json(versions: [MeshVersion]) -> [UInt8] {
        var text = JSONText(capacity: json.count + 128 * versions.count)
        text.object { text in
            text.members(of: json)
            text.key("versions")
            text.array(versions) { text, version in
                text.object { text in
                    text.key("version")
                    text.value("\(version.version)")
                    text.key("createdAt")
                    text.value(DateTime.text(version.createdAt))
                }
            }
        }
        return text.bytes
    }

    /// The mesh as a list shows it.
    func writeShort(to text: inout JSONText) {
        let tree = Tree.read(json)
        text.object { text in
            for name in ["name", "version", "createdAt", "size", "counts"] {
                text.key(named: name)
                if let value = tree?[name] { text.raw(JSONWriter.write(value)) } else { text.null() }
            }
        }
    }
}

extension MeshReading {
    /// `counts`, `ignored`, `faults` and `leftOut`.
    func writeMembers(to text: inout JSONText) {
        text.key("counts")
        text.counts(counts)
        text.key("ignored")
        text.counts(ignored)
        text.key("faults")
        text.array(faults) { $1.write(to: &$0) }
        text.key("leftOut")
        text.array(leftOut) { $0.value($1) }
    }
}

extension JSONText {
    fileprivate mutating func counts(_ counts: [MeshReading.Count]) {
        object { text in
            for count in counts {
                text.key(named: count.kind)
                text.value(count.count)
            }
        }
    }
}
