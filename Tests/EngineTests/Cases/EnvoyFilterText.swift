/// An EnvoyFilter with one patch, as a document of YAML.
///
/// - Parameters:
///   - selection: whose proxies it is for, such as `workloadSelector: {labels: {app: web}}`.
///   - match: the members of the patch's `match`.
func envoyFilter(
    _ name: String, in namespace: String, _ selection: String, applyTo target: String, match: String, operation: String
) -> String {
    """
    {apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: \(name), namespace: \(namespace)}, spec: {
      \(selection), configPatches: [{applyTo: \(target), match: {\(match)}, patch: {operation: \(operation), value: {}}}]}}
    """
}
