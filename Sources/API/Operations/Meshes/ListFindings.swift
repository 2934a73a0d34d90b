import Engine
import HTTPServer
import Model
import Rendering

extension Service {
    /// `GET /v1/meshes/{name}/findings`: one for each cause, the worst first.
    var listFindingsRoute: Route {
        heavyRoute(.get, "/v1/meshes/{name}/findings", "listFindings", role: .read, offers: [.json], on: asking) {
            [self] request, path, _ throws(Problem) in
            let names = ["code", "severity", "namespace", "suppressed"]
            let parameters = try Parameters(request, known: names + MeshPage.parameters)
            let code = try parameters.code("code")
            let severity = try parameters.choice("severity", Severity.self)
            let namespace = parameters["namespace"]
            let isSuppressed = try parameters.choice("suppressed", Truth.self) == .true
            let snapshot = try snapshot(path)
            let page = try MeshPage(
                parameters, of: snapshot.context + [code, severity?.rawValue, namespace, "\(isSuppressed)"])
            let findings = snapshot.findings(on: CalendarDay(secondsSince1970: clock() / 1000))
            let found = (isSuppressed ? findings.suppressed : findings.items).filter { item in
                (code.map { item.finding.code.number == $0 } ?? true)
                    && (severity.map { item.finding.code.severity == $0 } ?? true)
                    && (namespace.map { item.finding.resource?.namespace == $0 } ?? true)
            }
            let start = min(page.start.client, found.count)
            let end = min(found.count, start + page.limit)
            var text = JSONText(capacity: 4096)
            text.object { text in
                text.key("version")
                text.value("\(snapshot.version)")
                text.key("items")
                text.array(found[start..<end]) { $1.write(to: &$0) }
                text.key("suppressed")
                text.value(findings.suppressed.count)
                text.key("nextPageToken")
                text.value(page.token(end < found.count ? end : nil))
            }
            return .json(text.bytes)
        }
    }
}
