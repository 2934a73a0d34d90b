/// What the holder of a token may do; each includes those before it.
package enum Role: String, Sendable, CaseIterable, Comparable {
    case read, write, admin

    private var rank: Int {
        switch self {
        case .read: 0
        case .write: 1
        case .admin: 2
        }
    }

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
}
