import Engine
import HTTPServer
import Rendering
import ScenarioStore
import Synchronization
/// `/livez`, `/readyz`, `/metrics` and `/version`: for whoever runs the service.
extension Service {
    var liveRoute: Route {
        route(.get, "/livez", "getLive", role: nil, offers: [.text]) { request, _, _ throws(Problem) in
            _ = try Parameters(request)
            return Response(text: "ok\n")
        }
    }

    /// Not ready while the store cannot be used, and once the server drains.
    var readyRoute: Route {
        route(.get, "/readyz", "getReady", role: nil, offers: [.text]) { [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            if isDraining.load(ordering: .relaxed) {
                throw Problem(status: 503, detail: "the server is stopping", code: .unavailable, retryAfter: 5)
            }
            if let error = store.healthy() { throw problem(of: error) }
            return Response(text: "ok\n")
        }
    }

    var metricsRoute: Route {
        route(.get, "/metrics", "getMetrics", role: nil, offers: [.prometheus]) {
            [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            let bytes = Array(metrics.exposition(gauges: gauges).utf8)
            return Response(status: 200, type: MediaType.prometheus.header, bytes: bytes)
        }
    }

    var versionRoute: Route {
        route(.get, "/version", "getVersion", role: nil, offers: [.json]) { request, _, _ throws(Problem) in
            _ = try Parameters(request)
            var text = JSONText(capacity: 64)
            text.object { text in
                text.key("version")
                text.value(EngineVersion.version)
                text.key("istio")
                text.value(EngineVersion.istio)
            }
            return .json(text.bytes)
        }
    }

    private var gauges: [Gauge] {
        let stored = store.statistics()
        var gauges = [
            Gauge(name: "legible_store_scenarios", help: "Scenarios that are kept.", value: stored.scenarios),
            Gauge(name: "legible_store_queue_length", help: "Writes that wait.", value: stored.waitingWrites),
            Gauge(
                name: "legible_answers_recalled", help: "Answers that were given again to the same question, so far.",
                value: recentAnswers.recalled),
            Gauge(
                name: "legible_answers_remembered_bytes", help: "Room taken by answers that may be asked for again.",
                value: recentAnswers.bytes),
        ]
        gauges += meshGauges
        if let counters = connections?() {
            gauges += [
                Gauge(name: "legible_http_connections_open", help: "Open connections.", value: counters.open),
                Gauge(name: "legible_http_connections_accepted", help: "Connections so far.", value: counters.accepted),
                Gauge(
                    name: "legible_http_connections_refused", help: "Turned away for a limit.", value: counters.refused),
                Gauge(
                    name: "legible_http_connections_timed_out", help: "Closed for being slow.", value: counters.timedOut
                ),
            ]
        }
        return gauges
    }
}
