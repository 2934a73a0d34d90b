/// What the edits of an object begin with.
package enum ObjectBase: Hashable, Sendable {
    /// The object as it stands in the manifests.
    case written
    /// The object that a described peer or a shorthand stands for.
    case described(ObjectText)
    /// Nothing: the object is new, and begins as this text.
    case created(ObjectText)
}
