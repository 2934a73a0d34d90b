import Engine
import HTTPServer
import Manifests
import ScenarioStore

extension Service {
    /// `PUT /v1/meshes/{name}`: a new version of a mesh, in place once it is on disk.
    var putMeshRoute: Route {
        heavyRoute(
            .put, "/v1/meshes/{name}", "putMesh", role: .write, offers: [.json], bodyLimit: limits.bodyLimit,
            on: loading
        ) {
            [self] request, path, _ throws(Problem) in
            let parameters = try Parameters(request, known: ["strict"])
            let isStrict = try parameters.choice("strict", Truth.self) == .true
            let name = try Self.meshName(path)
            let format = try RequestFormat.readManifests(request)
            let condition = try condition(name, request)
            let (snapshot, text) = try read(request.body, as: format, name, isStrict: isStrict)
            let version = MeshVersion(
                mesh: name, version: snapshot.version, size: text.count, summary: snapshot.summary.json)
            let putting: MeshPutting
            do throws(StoreError) {
                putting = try store.put(version, text: text, if: condition)
            } catch {
                throw problem(of: error)
            }
            guard putting != .conditionFailed else { throw Self.preconditionFailed(name) }
            meshes[name] = snapshot
            return try response(snapshot, name, status: putting == .created ? 201 : 200)
        }
    }

    /// - Throws: 400 where nothing can be read, and where a fault is not to be borne with.
    private func read(
        _ body: [UInt8], as format: TextFormat, _ name: String, isStrict: Bool
    ) throws(Problem) -> (snapshot: MeshSnapshot, text: [UInt8]) {
        let reading = MeshReading.read(body, as: format)
        guard reading.isReadable, !isStrict || reading.faults.isEmpty else { throw .faults(reading.faults) }
        let version = identifiers.next()
        let applications: [UInt8]?
        do throws(StoreError) { applications = try store.applications(ofMesh: name) } catch { throw problem(of: error) }
        let snapshot = MeshSnapshot(
            version: version, summary: MeshSummary(name, version, size: body.count, reading),
            text: reading.kept.text, applications: MeshApplications(stored: applications))
        guard let snapshot else {
            throw Problem(
                status: 500, detail: "the objects cannot be read again as they would be kept", code: .internalError)
        }
        return (snapshot, reading.kept.text)
    }

    /// A mesh as it is, with its entity tag.
    func response(_ snapshot: MeshSnapshot, _ name: String, status: Int = 200) throws(Problem) -> Response {
        let versions: [MeshVersion]
        do throws(StoreError) { versions = try store.versions(ofMesh: name) } catch { throw problem(of: error) }
        return .json(
            snapshot.summary.json(versions: versions), status: status, headers: [Header("ETag", snapshot.tag)])
    }
}

extension RequestFormat {
    /// The format of a cluster's objects: what the client says, or what they look like.
    ///
    /// - Throws: 415 for what is neither JSON nor YAML.
    static func readManifests(_ request: Request) throws(Problem) -> TextFormat {
        guard request.header("Content-Type") != nil else { return .guess(request.body) }
        let format = try read(request, offers: [.json, .yaml, .jsonLines])
        // What `curl --data-binary` says unless it is told otherwise.
        let isForm = request.header("Content-Type")?.lowercased().hasPrefix("application/x-www-form") == true
        return isForm ? .guess(request.body) : format
    }
}
