/// A Namespace: its labels decide which pods get a sidecar.
package struct Namespace: Hashable, Sendable {
    package var metadata: Metadata

    package init(metadata: Metadata) {
        self.metadata = metadata
    }
}
