import ScenarioStore
import Testing

@Suite struct MeshTests {
    private func version(_ number: Int, of mesh: String = "prod", text: String = "text") -> (MeshVersion, [UInt8]) {
        let id = ULID(high: UInt64(number * 1000) << 16, low: UInt64(number))
        let text = Array("\(text) \(number)".utf8)
        let summary = Array("{\"number\":\(number)}".utf8)
        return (MeshVersion(mesh: mesh, version: id, size: text.count, summary: summary), text)
    }

    @Test("What was put is given back, and the newest version counts", arguments: Backend.allCases)
    func puts(backend: Backend) throws {
        try backend.withStore { store in
            let ((first, firstText), (second, secondText)) = (version(1), version(2))
            let (other, otherText) = version(3, of: "a-mesh")
            try #expect(store.put(first, text: firstText) == .created)
            try #expect(store.put(second, text: secondText) == .replaced)
            try #expect(store.put(other, text: otherText) == .created)
            try #expect(store.meshes() == [other, second])
            try #expect(store.versions(ofMesh: "prod") == [second, first])
            try #expect(store.text(of: first.version) == firstText)
            try #expect(store.text(of: second.version) == secondText)
            try #expect(store.versions(ofMesh: "missing") == [])
            try #expect(store.text(of: version(9).0.version) == nil)
            #expect(store.statistics().scenarios == 0)
        }
    }

    @Test("A text of several pieces, and an empty one, come back byte for byte", arguments: Backend.allCases)
    func large(backend: Backend) throws {
        try backend.withStore { store in
            let large = (0..<(3 << 20 | 5)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let (kept, _) = version(1)
            let mesh = MeshVersion(mesh: kept.mesh, version: kept.version, size: large.count, summary: [])
            _ = try store.put(mesh, text: large)
            try #expect(store.text(of: mesh.version) == large)
            let empty = MeshVersion(mesh: "empty", version: version(2).0.version, size: 0, summary: [])
            _ = try store.put(empty, text: [])
            try #expect(store.text(of: empty.version) == [])
        }
    }

    @Test("As many versions stay as the options say", arguments: Backend.allCases)
    func forgets(backend: Backend) throws {
        var options = StoreOptions()
        options.keptVersions = 3
        try backend.withStore(options: options) { store in
            let (other, otherText) = version(100, of: "other")
            _ = try store.put(other, text: otherText)
            for number in 1...5 {
                let (version, text) = version(number)
                _ = try store.put(version, text: text)
            }
            try #expect(store.versions(ofMesh: "prod").map(\.version) == [5, 4, 3].map { version($0).0.version })
            try #expect(store.text(of: version(2).0.version) == nil)
            try #expect(store.text(of: version(3).0.version) == version(3).1)
            try #expect(store.text(of: other.version) == otherText)
        }
    }

    @Test("A condition that is not met changes nothing", arguments: Backend.allCases)
    func conditions(backend: Backend) throws {
        try backend.withStore { store in
            let ((first, text), (second, _), (third, _)) = (version(1), version(2), version(3))
            try #expect(store.put(first, text: text, if: .version(first.version)) == .conditionFailed)
            try #expect(store.meshes() == [])
            try #expect(store.put(first, text: text, if: .absent) == .created)
            try #expect(store.put(second, text: text, if: .absent) == .conditionFailed)
            try #expect(store.put(second, text: text, if: .version(first.version)) == .replaced)
            try #expect(store.put(third, text: text, if: .version(first.version)) == .conditionFailed)
            try #expect(store.delete(mesh: "prod", if: .version(first.version)) == .conditionFailed)
            try #expect(store.meshes() == [second])
            try #expect(store.delete(mesh: "prod", if: .version(second.version)) == .deleted)
            try #expect(store.delete(mesh: "prod") == .absent)
        }
    }

    @Test("A mesh goes with its versions and its applications, and others stay", arguments: Backend.allCases)
    func deletes(backend: Backend) throws {
        try backend.withStore { store in
            for (version, text) in [version(1), version(2), version(3, of: "other")] {
                _ = try store.put(version, text: text)
            }
            try #expect(store.put(applications: Array("[]".utf8), ofMesh: "prod"))
            try #expect(store.put(applications: Array("[1]".utf8), ofMesh: "other"))
            try #expect(store.delete(mesh: "prod") == .deleted)
            try #expect(store.versions(ofMesh: "prod") == [])
            try #expect(store.text(of: version(1).0.version) == nil)
            try #expect(store.applications(ofMesh: "prod") == nil)
            try #expect(store.meshes().map(\.mesh) == ["other"])
            try #expect(store.applications(ofMesh: "other") == Array("[1]".utf8))
        }
    }

    @Test("Applications need a mesh, and the last ones count", arguments: Backend.allCases)
    func applications(backend: Backend) throws {
        try backend.withStore { store in
            try #expect(!store.put(applications: Array("[]".utf8), ofMesh: "prod"))
            try #expect(store.applications(ofMesh: "prod") == nil)
            let (first, text) = version(1)
            _ = try store.put(first, text: text)
            try #expect(store.put(applications: Array("[1]".utf8), ofMesh: "prod"))
            try #expect(store.put(applications: Array("[2]".utf8), ofMesh: "prod"))
            let (second, _) = version(2)
            _ = try store.put(second, text: text)
            try #expect(store.applications(ofMesh: "prod") == Array("[2]".utf8))
        }
    }

    @Test("A store that was closed refuses", arguments: Backend.allCases)
    func closed(backend: Backend) throws {
        try backend.withStore { store in
            store.close()
            let (first, text) = version(1)
            #expect(throws: StoreError.closed) { try store.put(first, text: text) }
            #expect(throws: StoreError.closed) { try store.meshes() }
            #expect(throws: StoreError.closed) { try store.delete(mesh: "prod") }
            #expect(throws: StoreError.closed) { try store.put(applications: [], ofMesh: "prod") }
        }
    }
}
