import Engine
package import HTTPServer
package import ScenarioStore
import Synchronization

/// What the service counts, for Prometheus.
package final class Metrics: Sendable {
    private struct Counts: Sendable {
        var requests: [Key: Int] = [:]
        var durations: [String: Histogram] = [:]
        var verdicts: [Verdict: Int] = [:]
        var reviews: [Review: Int] = [:]
        var commits = Histogram()
        var written = 0
        var failedCommits = 0
    }

    private struct Key: Hashable, Sendable {
        var operation: String
        var status: Int
    }

    private struct Review: Hashable, Sendable {
        var mesh: String
        var decision: AdmissionDecision.Outcome
    }

    private let counts = Mutex(Counts())

    package init() {}

    /// One answered request.
    package func record(_ exchange: Exchange) {
        counts.withLock { counts in
            counts.requests[Key(operation: exchange.operation, status: exchange.status), default: 0] += 1
            counts.durations[exchange.operation, default: Histogram()].record(nanoseconds: exchange.nanoseconds)
        }
    }

    func record(_ verdict: Verdict) {
        counts.withLock { $0.verdicts[verdict, default: 0] += 1 }
    }

    /// One admission review.
    ///
    /// - Parameter mesh: empty where there is none of the name that was asked for: names of strangers are no labels.
    func record(_ decision: AdmissionDecision.Outcome, mesh: String) {
        counts.withLock { $0.reviews[Review(mesh: mesh, decision: decision), default: 0] += 1 }
    }

    /// One transaction of the store.
    package func record(_ commit: CommitReport) {
        counts.withLock { counts in
            counts.commits.record(nanoseconds: commit.nanoseconds)
            if commit.error == nil { counts.written += commit.writes } else { counts.failedCommits += 1 }
        }
    }

    /// The exposition, text format 0.0.4, in a fixed order.
    ///
    /// - Parameter gauges: what is measured when it is asked for, by name.
    func exposition(gauges: [Gauge]) -> String {
        let counts = counts.withLock { $0 }
        var text = Self.header("legible_build_info", "gauge", "The running version.")
        text += "legible_build_info{version=\"\(EngineVersion.version)\",istio=\"\(EngineVersion.istio)\"} 1\n"
        text += Self.header("legible_http_requests_total", "counter", "Answered requests.")
        for key in counts.requests.keys.sorted(by: { ($0.operation, $0.status) < ($1.operation, $1.status) }) {
            let value = counts.requests[key] ?? 0
            text += "legible_http_requests_total{operation=\"\(key.operation)\",status=\"\(key.status)\"} \(value)\n"
        }
        let durations = "legible_http_request_duration_seconds"
        text += Self.header(durations, "histogram", "From the request's first byte to its answer.")
        for (operation, histogram) in counts.durations.sorted(by: { $0.key < $1.key }) {
            histogram.write(durations, labels: "operation=\"\(operation)\"", to: &text)
        }
        text += Self.header("legible_verdicts_total", "counter", "Evaluated questions.")
        for verdict in Verdict.allCases {
            text += "legible_verdicts_total{verdict=\"\(verdict.rawValue)\"} \(counts.verdicts[verdict] ?? 0)\n"
        }
        text += Self.header("legible_admission_reviews_total", "counter", "Admission reviews, by what came of them.")
        for key in counts.reviews.keys.sorted(by: { ($0.mesh, $0.decision.rawValue) < ($1.mesh, $1.decision.rawValue) })
        {
            let labels = "mesh=\"\(key.mesh)\",decision=\"\(key.decision.rawValue)\""
            text += "legible_admission_reviews_total{\(labels)} \(counts.reviews[key] ?? 0)\n"
        }
        text += Self.header(
            "legible_store_commit_duration_seconds", "histogram", "Transactions, until they are on disk.")
        counts.commits.write("legible_store_commit_duration_seconds", labels: "", to: &text)
        text += Self.header("legible_store_writes_total", "counter", "Writes that are on disk.")
        text += "legible_store_writes_total \(counts.written)\n"
        text += Self.header("legible_store_failed_commits_total", "counter", "Transactions that were rolled back.")
        text += "legible_store_failed_commits_total \(counts.failedCommits)\n"
        var described = ""
        for gauge in gauges {
            if gauge.name != described { text += Self.header(gauge.name, "gauge", gauge.help) }
            described = gauge.name
            text += "\(gauge.name)\(gauge.labels.isEmpty ? "" : "{\(gauge.labels)}") \(gauge.value)\n"
        }
        return text
    }

    private static func header(_ name: String, _ kind: String, _ help: String) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }
}

/// One value that is measured when it is asked for.
struct Gauge {
    var name: String
    var help: String
    /// `name="value"`, or empty.
    var labels = ""
    var value: Int
}
