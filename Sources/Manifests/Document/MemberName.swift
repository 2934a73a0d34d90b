/// The name of a member that is asked for, with its mark: all of it is known when the program is built.
struct MemberName: ExpressibleByStringLiteral, CustomStringConvertible, Sendable {
    let text: StaticString
    /// An object without it lacks the member.
    let mark: UInt32

    init(stringLiteral text: StaticString) {
        self.text = text
        mark = Node.mark(text.bytes)
    }

    var description: String { "\(text)" }
}
