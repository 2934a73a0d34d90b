import Engine
import Manifests
import Model

extension Option {
    static let judgedAt = Option(
        "at", .text("TIME"), help: "when certificates are looked at, as in 2026-01-31T12:00:00Z; now if it is not given"
    )
    static let failOn = Option(
        "fail-on", .one(of: ["broken", "plaintext", "warning"]), standard: "broken",
        help: "what makes the exit status 1: a broken call; one in the clear or open as well; or any warning")
    static let applicationsFile = Option(
        "applications", .text("FILE", completion: .file),
        help: "what is served and sent where ports do not say: items with host, port, app, request")
    static let suppressionsFile = Option(
        "suppressions", .text("FILE", completion: .file),
        help: "findings that are known, one a line: [KIND NAMESPACE/NAME] CODE until YYYY-MM-DD: why")
    static let offlineOutput = Option(
        "output", .one(of: ["text", "json"]), short: "o", standard: "text", help: "how to print")
}

extension Operand {
    static let manifestPaths = Operand(
        name: "PATH", count: .oneOrMore, help: "files or folders of manifests; - is standard input", completion: .file)
}

extension Arguments {
    /// The applications that a file states.
    func applications(_ surroundings: Surroundings) throws(Failure) -> Applications {
        guard let path = text(.applicationsFile) else { return Applications() }
        let bytes = try surroundings.contents(of: path)
        do throws(Faults) {
            return Applications(try ApplicationsReading(bytes, as: .guess(bytes)).items)
        } catch {
            for fault in error.all { surroundings.complain(fault.line(in: path)) }
            throw .input("`\(path)` is no list of applications")
        }
    }

    /// The suppressions that a file states, one a line; lines that begin with `#` are for people.
    func suppressions(_ surroundings: Surroundings) throws(Failure) -> [Suppression] {
        guard let path = text(.suppressionsFile) else { return [] }
        let text = String(decoding: try surroundings.contents(of: path), as: UTF8.self)
        var result: [Suppression] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop(while: \.isWhitespace)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let suppression = Suppression(line: line) else {
                throw .input("\(path):\(number + 1): expected `KIND NAMESPACE/NAME CODE until YYYY-MM-DD: why`")
            }
            result.append(suppression)
        }
        return result
    }
}

extension Suppression {
    /// `KIND NAMESPACE/NAME CODE until YYYY-MM-DD: why`, or the same without an object.
    fileprivate init?(line: Substring) {
        if line.hasPrefix("LEG") {
            self.init(line, on: nil)
            return
        }
        let parts = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
        guard parts.count == 3 else { return nil }
        let name = parts[1].split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(name.count) else { return nil }
        self.init(
            parts[2],
            on: ObjectReference(
                kind: String(parts[0]), namespace: name.count == 2 ? String(name[0]) : "",
                name: String(name[name.count - 1])))
    }
}
