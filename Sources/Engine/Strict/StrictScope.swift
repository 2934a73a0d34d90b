/// Which part of a mesh is to turn STRICT.
package enum StrictScope: Hashable, Sendable {
    case mesh
    case namespaces([String])
}
