/// Why a server did not start.
///
/// The cause is the library's or the system's, in words for an operator.
package enum ServerError: Error, Hashable, Sendable {
    case cannotStart(address: String, port: Int, cause: String)
}

extension ServerError: CustomStringConvertible {
    /// One line for an operator.
    package var description: String {
        switch self {
        case .cannotStart(let address, let port, let cause):
            "cannot serve on `\(address)` port `\(port)`: \(cause)"
        }
    }
}
