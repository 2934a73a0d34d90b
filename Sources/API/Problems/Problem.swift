package import Engine
import Manifests
package import Model

/// An error answer of RFC 9457.
package struct Problem: Error, Sendable {
    package var status: Int
    package var title: String
    package var detail: String
    /// Where the catalogue says more.
    package var code: Code
    /// Every fault of the input.
    package var errors: [Fault] = []
    /// In seconds; for answers that ask to come again.
    package var retryAfter: Int?

    package init(status: Int, detail: String, code: Code, errors: [Fault] = [], retryAfter: Int? = nil) {
        self.status = status
        title = Self.title(of: status)
        self.detail = detail
        self.code = code
        self.errors = errors
        self.retryAfter = retryAfter
    }

    private static func title(of status: Int) -> String {
        switch status {
        case 400: "Bad request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not found"
        case 405: "Method not allowed"
        case 406: "Not acceptable"
        case 408: "Request timeout"
        case 409: "Conflict"
        case 412: "Precondition failed"
        case 413: "Content too large"
        case 414: "URI too long"
        case 415: "Unsupported media type"
        case 417: "Expectation failed"
        case 429: "Too many requests"
        case 431: "Request header fields too large"
        case 501: "Not implemented"
        case 503: "Service unavailable"
        case 505: "HTTP version not supported"
        case 507: "Insufficient storage"
        default: "Internal server error"
        }
    }
}

extension Problem {
    package static func faults(_ faults: [Fault]) -> Problem {
        let first = faults.first?.detail ?? "the input cannot be read"
        let detail = faults.count > 1 ? "\(faults.count) faults; the first: \(first)" : first
        return Problem(status: 400, detail: detail, code: faults.first?.kind.code ?? .malformedText, errors: faults)
    }

    static func parameter(_ name: String, kind: Fault.Kind = .invalidParameter, _ detail: String) -> Problem {
        .faults([Fault(kind, pointer: "/query/\(name.pointerToken)", detail: detail)])
    }

    static func header(_ name: String, _ detail: String) -> Problem {
        .faults([Fault(.invalidParameter, pointer: "/header/\(name)", detail: detail)])
    }

    static func notFound(_ detail: String) -> Problem { Problem(status: 404, detail: detail, code: .notFound) }

    static func notAcceptable(_ offers: [MediaType]) -> Problem {
        Problem(
            status: 406,
            detail: "none of what `Accept` names is given here; ask for "
                + offers.map { String($0.rawValue.prefix { $0 != ";" }) }.joined(separator: ", "),
            code: .notAcceptable)
    }

    static func unsupportedMediaType(_ detail: String) -> Problem {
        Problem(status: 415, detail: detail, code: .unsupportedMediaType)
    }
}
