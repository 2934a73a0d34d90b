import API
import Engine
import Manifests
import Model

/// The objects of files and folders, and what is wrong with them.
struct MeshFiles {
    private(set) var objects = Objects()
    /// Whether every object could be read.
    private(set) var isWhole = true
    private var seen: Set<ObjectReference> = []
    private let surroundings: Surroundings
    private let progress: Progress

    /// Reads what the paths name; faults are told as they are found, and the objects around them count.
    init(_ paths: [String], _ surroundings: Surroundings, _ progress: Progress) throws(Failure) {
        self.surroundings = surroundings
        self.progress = progress
        for path in paths {
            let files = path == "-" ? nil : FolderWalk.files(in: path)
            if let files, files.isEmpty { throw .input("`\(path)` has no file that ends in .yaml, .yml or .json") }
            for file in files ?? [path] { try read(file) }
        }
    }

    private mutating func read(_ path: String) throws(Failure) {
        progress.tell("reading \(path)")
        let bytes = try surroundings.contents(of: path)
        let name = path.lowercased()
        let format: TextFormat =
            name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? .yaml : name.hasSuffix(".json") ? .json : .guess(bytes)
        let reading = ManifestReading.read(bytes, as: format)
        for fault in reading.faults { surroundings.complain(fault.line(in: path)) }
        isWhole = isWhole && reading.faults.isEmpty
        for reference in reading.objects.references where !seen.insert(reference).inserted {
            surroundings.complain("\(path): \(reference) is given in another file as well; the later one counts")
            isWhole = false
        }
        objects = objects.isEmpty ? reading.objects : objects.applying(ChangeSet(apply: reading.objects))
    }

    /// What the paths come to.
    func matrix(_ applications: Applications = Applications()) -> Matrix {
        progress.tell("putting \(objects.references.count) objects together")
        let mesh = Mesh(objects)
        progress.tell("deciding the calls of \(mesh.workloads.count) workloads")
        return Matrix(mesh, applications: applications)
    }
}
