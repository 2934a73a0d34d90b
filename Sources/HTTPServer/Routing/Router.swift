/// Finds the route of a request.
///
/// Paths are compared as they stand: a trailing slash, a doubled slash or another case is another path, and 404.
package struct Router: Sendable {
    private struct Place: Sendable {
        let pattern: PathPattern
        var routes: [Route]
    }

    enum Match {
        case route(Route, PathParameters)
        case options([HTTPMethod])
        case notAllowed([HTTPMethod])
        case notFound
        case malformed
    }

    /// The routes as they were given.
    ///
    /// A test compares them with the OpenAPI document.
    package let routes: [Route]
    private let literals: [String: Place]
    private let patterns: [Place]

    /// A router over the given routes.
    ///
    /// The order matters only between patterns with braces: the first that matches a path answers for it.
    package init(_ routes: [Route]) {
        var literals: [String: Place] = [:]
        var patterns: [Place] = []
        for route in routes {
            let pattern = PathPattern(route.pattern)
            if pattern.isLiteral {
                literals[route.pattern, default: Place(pattern: pattern, routes: [])].routes.append(route)
            } else if let index = patterns.firstIndex(where: { $0.pattern.segments == pattern.segments }) {
                patterns[index].routes.append(route)
            } else {
                patterns.append(Place(pattern: pattern, routes: [route]))
            }
        }
        self.routes = routes
        self.literals = literals
        self.patterns = patterns
    }

    func find(_ method: HTTPMethod, _ path: String) -> Match {
        if let place = literals[path] { return Self.choose(place, PathParameters([]), method) }
        if path == "*" { return .options(Self.allowed(routes)) }
        let bytes = Array(path.utf8)
        let parts = Array(bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst())
        if bytes.contains(UInt8(ascii: "%")) {
            guard parts.allSatisfy({ PercentDecoding.decode($0) != nil }) else { return .malformed }
            for place in literals.values {
                if let parameters = place.pattern.match(parts) { return Self.choose(place, parameters, method) }
            }
        }
        for place in patterns {
            if let parameters = place.pattern.match(parts) { return Self.choose(place, parameters, method) }
        }
        return .notFound
    }

    private static func choose(_ place: Place, _ parameters: PathParameters, _ method: HTTPMethod) -> Match {
        let wanted = method == .head ? .get : method
        if let route = place.routes.first(where: { $0.method == method || $0.method == wanted }) {
            return .route(route, parameters)
        }
        return method == .options ? .options(allowed(place.routes)) : .notAllowed(allowed(place.routes))
    }

    private static func allowed(_ routes: [Route]) -> [HTTPMethod] {
        let methods = Set(routes.map(\.method)).union([.options])
        let all = methods.contains(.get) ? methods.union([.head]) : methods
        return all.sorted { $0.name < $1.name }
    }
}
