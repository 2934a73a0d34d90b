package import Model

/// What is to become of a mesh: objects that are created or replaced, and objects that go.
package struct ChangeSet: Sendable {
    package var apply: Objects
    package var delete: [ObjectReference]

    package init(apply: Objects = Objects(), delete: [ObjectReference] = []) {
        self.apply = apply
        self.delete = delete
    }
}
