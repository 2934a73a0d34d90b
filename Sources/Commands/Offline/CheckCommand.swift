import Engine
import Glibc
import Model
import Rendering

extension Command {
    /// `legible check PATH…`.
    static let check = Command(
        "check", "says what the calls of a whole mesh come to, and what is wrong in it",
        options: [.failOn, .judgedAt, .applicationsFile, .suppressionsFile, .offlineOutput], operands: [.manifestPaths],
        notes: [
            "Exit status: 0 where nothing of what --fail-on names is found; 1 where it is; 2 where an input is at fault. "
                + "A finding is kept back by an annotation legible.dev/ignore on its object: "
                + "`CODE until YYYY-MM-DD: why`, the day left out or not."
        ],
        example: "kubectl kustomize . | legible check --fail-on plaintext -"
    ) { arguments, surroundings throws(Failure) in
        let progress = Progress(surroundings)
        let suppressions = try arguments.suppressions(surroundings)
        let applications = try arguments.applications(surroundings)
        let files = try MeshFiles(arguments.operands, surroundings, progress)
        let now = Int64(Glibc.time(nil))
        let matrix = files.matrix(applications, at: try arguments.time(.judgedAt) ?? Timestamp(seconds: now))
        progress.tell("gathering findings")
        let findings = MeshFindings(
            matrix, suppressions: suppressions, today: CalendarDay(secondsSince1970: now))
        progress.end()
        let report = CheckReport(matrix: matrix, findings: findings)
        if arguments.text(.offlineOutput) == "json" {
            try report.json { (part: [UInt8]) throws(Failure) in try surroundings.print(part) }
        } else {
            try surroundings.print(report.text)
        }
        if !files.isWhole { return .inputFault }
        return report.holds(arguments.text(.failOn) ?? "broken") ? .yes : .no
    }
}
