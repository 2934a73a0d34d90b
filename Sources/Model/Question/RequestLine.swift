/// The method and the path of a request; nil where the question leaves them open.
package struct RequestLine: Hashable, Sendable {
    package var method: String?
    package var path: String?

    package init(method: String? = nil, path: String? = nil) {
        self.method = method
        self.path = path
    }
}

extension RequestLine {
    /// What a request still has to be for a match to take it; nil where it is none that the match takes.
    ///
    /// - Parameter path: what stands behind `uri` or `path` among the conditions.
    package func conditions(left conditions: [String], path match: PathMatch?) -> [String]? {
        guard let match, let path, let isTaken = match.takes(path) else { return conditions }
        return isTaken ? conditions.filter { $0 != "uri" && $0 != "path" } : nil
    }
}
