package import Model

/// Where a certificate was found.
package enum CertificateSource: Hashable, Sendable {
    /// An entry of a Secret's or a ConfigMap's `data`.
    case entry(ObjectReference, String)
    /// A path of the question's `files`.
    case file(String)
    /// A member of the question.
    case member(String)
    case caBundle(ObjectReference)
}

extension CertificateSource {
    /// After `the certificate of` or `the authorities of`.
    var words: String {
        switch self {
        case .entry(let object, let name): "\(object) (`\(name)`)"
        case .file(let path): "`\(path)`"
        case .member(let name): "`\(name)`"
        case .caBundle(let object): "\(object) (`caBundle`)"
        }
    }

    /// The object, and where in it.
    var place: (object: ObjectReference, pointer: String?)? {
        switch self {
        case .entry(let object, let name): (object, "/data/\(name)")
        case .caBundle(let object): (object, nil)
        case .file, .member: nil
        }
    }
}
