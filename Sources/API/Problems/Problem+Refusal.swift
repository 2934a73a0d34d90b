import Engine

extension Problem {
    /// The code of what the server below refuses by itself.
    static func code(of status: Int) -> Code {
        switch status {
        case 404: .notFound
        case 405: .methodNotAllowed
        case 408: .requestTimeout
        case 413: .bodyTooLarge
        case 415: .unsupportedMediaType
        case 429: .tooManyRequests
        case 431: .headersTooLarge
        case 503: .unavailable
        case 500...: .internalError
        default: .malformedRequest
        }
    }
}
