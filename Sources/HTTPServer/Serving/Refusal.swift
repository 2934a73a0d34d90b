/// An answer that no handler gives: the request was unfit, or no route fits it.
///
/// The server knows the status and the cause; the layer above knows how a problem is written.
package struct Refusal: Hashable, Sendable {
    /// 400, 404, 405, 408, 413, 414, 415, 431, 503 or 505.
    package let status: Int
    /// In words for the client, lower-case, without a full stop.
    package let reason: String
    /// As it will stand in `X-Request-Id`.
    package let identifier: String
    /// Nil when the request line could not be read.
    package let method: HTTPMethod?
    /// As sent, without the query; nil like the method.
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
