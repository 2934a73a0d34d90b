/// Who may see an object that says `exportTo`.
///
/// Istio: `pkg/config/visibility/visibility.go` and `pilot/pkg/model/push_context.go`, `initServiceRegistry`.
enum ExportedTo {
    /// - Parameter exportTo: `*`, `.`, `~` and names of namespaces; never empty, the mesh's default stands in.
    static func includes(_ client: String, exportTo: [String], owner: String) -> Bool {
        if exportTo.contains("*") { return true }
        if exportTo.contains("~") { return false }
        return exportTo.contains { $0 == client || $0 == "." && owner == client }
    }

    /// Whether everybody sees it.
    static func isPublic(_ exportTo: [String]) -> Bool { exportTo.contains("*") }
}
