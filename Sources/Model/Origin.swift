/// Where an object was read: the document of its text, and the node in it.
package struct Origin: Hashable, Sendable {
    package var document: Int32
    package var node: Int32

    package init(document: Int32, node: Int32) {
        self.document = document
        self.node = node
    }

    /// The origin of an object that stands for a described peer or a shorthand, and was never text.
    package static let synthesized = Origin(document: -1, node: -1)

    package var isText: Bool { document >= 0 }
}
