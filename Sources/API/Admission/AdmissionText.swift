import Engine
import Model
import Rendering

/// The words of a decision, within what Kubernetes takes.
///
/// A warning is cut at 256 characters, which are Unicode scalars, once all of them have 4,096 (`k8s.io/apiserver`,
/// `endpoints/filters/warning.go`);
/// a message is shown whole by `kubectl`, and in an Event of a controller up to 1,024 bytes.
struct AdmissionText: Sendable {
    static let messageLimit = 1024
    static let warningLimit = 256
    static let warningsLimit = 4096

    let counts: ChangeCounts
    /// The first of the calls that the change harms.
    let worst: [CallChange]
    /// Where the rest can be read; nil where nothing is kept.
    let link: String?

    /// Calls that break or are exposed.
    private var harmed: Int { counts.broken + counts.exposed }

    private var summary: String {
        let parts = [(counts.broken, "breaks"), (counts.exposed, "exposes")].filter { $0.0 > 0 }
            .map { "\($0.1) \($0.0) \($0.0 == 1 ? "call" : "calls")" }
        return "this change " + parts.joined(separator: " and ")
    }

    private func rest(_ shown: Int) -> String {
        let more = harmed - shown
        let place = link.map { "see \($0)" } ?? "ask for the diff of this change to see them"
        if more > 0 { return "\(more) more; \(place)" }
        return link.map { "see \($0)" } ?? ""
    }

    /// Why the change is refused: as many calls as there is room for, the others counted.
    var message: String {
        var text = "legible: \(summary)"
        var shown = 0
        for change in worst {
            let next = text + (shown == 0 ? ": " : "; ") + Self.line(change)
            let end = "; " + rest(shown + 1)
            guard next.utf8.count + end.utf8.count <= Self.messageLimit else { break }
            text = next
            shown += 1
        }
        let end = rest(shown)
        return Self.cut(end.isEmpty ? text : "\(text); \(end)", toBytes: Self.messageLimit)
    }

    /// What is said of a change that is let through, the summary first.
    var warnings: [String] {
        var lines = [Self.cut("legible: \(summary)", to: Self.warningLimit)]
        // Room for what is said at the end, of calls that end neither better nor worse, of what is not compared, and of a
        // snapshot that is too old.
        var room = Self.warningsLimit - lines[0].unicodeScalars.count - 4 * Self.warningLimit
        for change in worst {
            let line = Self.cut(Self.line(change), to: Self.warningLimit)
            let length = line.unicodeScalars.count
            guard length <= room else { break }
            lines.append(line)
            room -= length
        }
        let end = rest(lines.count - 1)
        if !end.isEmpty { lines.append(Self.cut("legible: \(end)", to: Self.warningLimit)) }
        return lines
    }

    /// What is said of calls that end neither better nor worse: nobody may take silence for a promise that they work.
    var neither: String {
        let calls = counts.changed == 1 ? "1 call" : "\(counts.changed) calls"
        let text = "legible: by this change \(calls) fail for another reason, or may or may not work"
        return Self.cut(text + (link.map { "; see \($0)" } ?? ""), to: Self.warningLimit)
    }

    /// One call, and the object that does it.
    private static func line(_ change: CallChange) -> String {
        guard let cause = change.cause else { return change.text }
        return String(pieces: change.text, ", by ", cause.description)
    }

    static func cut(_ text: String, to characters: Int) -> String {
        let text = text.printable
        let scalars = text.unicodeScalars
        // No text has more characters than bytes.
        if text.utf8.count <= characters || scalars.count <= characters { return text }
        return String(scalars.prefix(characters - 1)) + "…"
    }

    private static func cut(_ text: String, toBytes limit: Int) -> String {
        var text = text.printable
        guard text.utf8.count > limit else { return text }
        while text.utf8.count > limit - 3 { text.removeLast() }
        return text + "…"
    }
}
