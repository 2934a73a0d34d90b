import Model

/// The suppressions of a mesh's own objects and of a file, and what is wrong with them.
struct Suppressions {
    private(set) var all: [Suppression]
    /// Expired ones, and those that cannot be read.
    private(set) var findings: [Finding] = []
    private let today: CalendarDay

    init(_ given: [Suppression], of objects: Objects, today: CalendarDay) {
        all = given
        self.today = today
        for kind in ObjectKinds.all {
            for (object, text) in kind.annotated(objects, Suppression.annotation) { read(text, on: object) }
        }
        for expired in all where expired.isExpired(on: today) {
            findings.append(
                Finding(
                    code: .suppressionExpired,
                    message: "the suppression of \(expired.code ?? "every code") expired on "
                        + "\(expired.until.map { "\($0)" } ?? ""): \(expired.reason)",
                    resource: expired.object, pointer: Self.pointer(expired.object)))
        }
        all.removeAll { $0.isExpired(on: today) }
    }

    /// One suppression a line, or several with `;` between them.
    private mutating func read(_ text: String, on object: ObjectReference) {
        for part in text.split(whereSeparator: { $0 == "\n" || $0 == ";" })
        where part.contains(where: { !$0.isWhitespace }) {
            if let suppression = Suppression(part, on: object) {
                all.append(suppression)
            } else {
                findings.append(
                    Finding(
                        code: .suppressionUnreadable,
                        message: "`\(part)` is not `CODE until YYYY-MM-DD: reason`", resource: object,
                        pointer: Self.pointer(object)))
            }
        }
    }

    private static func pointer(_ object: ObjectReference?) -> String? {
        object == nil ? nil : "/metadata/annotations/legible.dev~1ignore"
    }

    func suppression(of finding: Finding) -> Suppression? { all.first { $0.covers(finding) } }
}
