/// One value of a text: where it stands, and how to reach the next one.
///
/// The nodes of a text lie in one array in the order of the text: the members of an object follow it, each key before
/// its value, and the elements of an array likewise. Nothing is allocated for a value, and strings are made only when
/// they are decoded.
struct Node: Sendable {
    enum Kind: UInt8, Sendable {
        case null, `false`, `true`, integer, double, string, array, object
    }

    /// How a YAML scalar was written; JSON's strings are quoted.
    enum Style: UInt8, Sendable {
        case quoted, plain, literal
    }

    /// The byte (JSON) or character (YAML) of the text where the value begins.
    var start: UInt32
    /// Where the bytes of a scalar begin: in the text, or in the arena's own bytes where `isOwn`.
    var content: UInt32 = 0
    /// The bytes of a scalar; the members or elements of a container.
    var length: UInt32 = 0
    /// The nodes of this value and of all that it holds.
    var size: UInt32 = 1
    var kind: Kind
    var style: Style = .quoted
    var isOwn = false
}
