/// An answer that no handler gives: the request was unfit, or no route fits it.
///
/// The server knows the status and the cause; the layer above knows how a problem is written.
package struct Refusal: Hashable, Sendable {
    package let status: Int
    /// In words for the client, lower-case, without a full stop.
    package let reason: String
    package let identifier: String
    package let method: HTTPMethod?
    package let path: String?
    /// With 405, what the path does answer; the server adds the `Allow` header itself.
    package let allow: [HTTPMethod]

    /// A refusal from its parts.
    ///
    /// Method and path are nil when the request line itself could not be read.
    package init(
        status: Int,
        reason: String,
        identifier: String,
        method: HTTPMethod? = nil,
        path: String? = nil,
        allow: [HTTPMethod] = []
    ) {
        self.status = status
        self.reason = reason
        self.identifier = identifier
        self.method = method
        self.path = path
        self.allow = allow
    }

    /// The refusal as one line of plain text.
    ///
    /// What tests and servers without a contract of their own answer.
    package static let plain: @Sendable (Refusal) -> Response = {
        Response(status: $0.status, text: $0.reason + "\n")
    }
}
