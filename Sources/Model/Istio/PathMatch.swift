/// Which paths a route takes: `uri` of a VirtualService, `path` of an HTTPRoute or an Ingress.
package struct PathMatch: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        case exact
        case prefix
        /// Whole segments: `/a` takes `/a` and `/a/b`, and not `/ab`.
        case segments
        /// An expression that is not evaluated, but for the one that takes everything.
        case regex
    }

    package var form: Form
    package var value: String
    package var ignoresCase: Bool

    package init(_ form: Form, _ value: String, ignoresCase: Bool = false) {
        self.form = form
        self.value = value
        self.ignoresCase = ignoresCase
    }
}

extension PathMatch {
    /// Whether no path escapes it. Istio: `pilot/pkg/networking/core/route/route.go`, `IsCatchAllRoute`.
    package var takesAll: Bool {
        switch form {
        case .exact: false
        case .prefix, .segments: value == "/" || value.isEmpty
        case .regex: value == ".*"
        }
    }

    /// - Parameter path: of a request, with or without its query, which never counts.
    /// - Returns: nil where only the expression tells.
    package func takes(_ path: String) -> Bool? {
        if takesAll { return true }
        func comparable(_ text: some StringProtocol) -> String { ignoresCase ? text.lowercased() : String(text) }
        let path = comparable(path.prefix { $0 != "?" && $0 != "#" })
        let value = comparable(self.value)
        switch form {
        case .exact: return path == value
        case .prefix: return path.hasPrefix(value)
        case .segments:
            let segments = value.hasSuffix("/") ? String(value.dropLast()) : value
            return path == segments || path.hasPrefix("\(segments)/")
        case .regex: return nil
        }
    }
}
