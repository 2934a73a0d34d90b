/// One operation of the contract: where it is reached and who answers.
///
/// Routes are values in one list, so that a test can compare them with the OpenAPI document.
package struct Route: Sendable {
    /// Answers a request, now or later, exactly once.
    package typealias Handler = @Sendable (Request, PathParameters, consuming Responder) -> Void

    /// One; a path with several methods has several routes.
    package let method: HTTPMethod
    /// Such as "/v1/scenarios/{id}:evaluate".
    package let pattern: String
    /// Its name in the contract, in the access log and in metrics.
    package let operation: String
    /// In bytes, as sent and as expanded; nil takes the server's.
    package let bodyLimit: Int?
    let handler: Handler

    /// A route from its parts.
    ///
    /// A GET route answers HEAD too.
    package init(
        _ method: HTTPMethod,
        _ pattern: String,
        operation: String,
        bodyLimit: Int? = nil,
        handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.operation = operation
        self.bodyLimit = bodyLimit
        self.handler = handler
    }
}
