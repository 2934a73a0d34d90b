import Glibc

/// The files of manifests in a folder and in those below it, in the order of their names.
enum FolderWalk {
    /// Files that say how manifests are made, and are none.
    private static let others: Set<String> = ["kustomization.yaml", "kustomization.yml", "Chart.yaml", "values.yaml"]

    /// - Returns: nil where the path is no folder.
    static func files(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        var result: [String] = []
        for name in names.sorted() {
            let inside = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if let files = files(in: inside) {
                result += files
            } else if [".yaml", ".yml", ".json"].contains(where: name.hasSuffix), !others.contains(name) {
                result.append(inside)
            }
        }
        return result
    }
}
