import Model
import Testing

@testable import Engine

/// Section 5.1: which pods get a sidecar, with a default install. `–` is absent.
@Suite("Injection")
struct InjectionTests {
    static let table = TextTable(
        """
        namespace; label; annotation; revision; host network           | dataplane
        istio-injection=enabled; –; –; –; –                            | sidecar
        istio-injection=enabled; –; –; canary; –                       | sidecar
        istio-injection=enabled; false; –; –; –                        | none
        istio-injection=enabled; false; true; –; –                     | none
        istio-injection=enabled; –; false; –; –                        | none
        istio-injection=enabled; true; false; –; –                     | sidecar
        istio-injection=enabled; other; –; –; –                        | sidecar
        istio-injection=enabled; –; other; –; –                        | sidecar
        istio-injection=disabled; true; true; –; –                     | none
        istio-injection=disabled; true; –; default; –                  | none
        istio-injection=other; true; –; –; –                           | none
        istio.io/rev=default; –; –; –; –                               | sidecar
        istio.io/rev=default; false; –; –; –                           | none
        istio.io/rev=canary; –; –; –; –                                | sidecar, revision canary
        istio-injection=enabled,istio.io/rev=canary; –; –; –; –        | sidecar
        istio-injection=disabled,istio.io/rev=default; –; –; –; –      | none
        –; true; –; –; –                                               | sidecar
        –; true; false; –; –                                           | sidecar
        –; –; true; –; –                                               | none
        –; –; –; default; –                                            | sidecar
        –; –; –; canary; –                                             | sidecar, revision canary
        –; false; –; default; –                                        | none
        –; –; –; –; –                                                  | none
        istio-injection=enabled; true; true; default; yes              | none
        –; true; –; –; yes                                             | none
        missing; –; –; –; –                                            | unknown
        missing; true; –; –; –                                         | unknown
        missing; false; –; –; –                                        | none
        missing; –; false; –; –                                        | none
        missing; –; –; –; yes                                          | none
        istio.io/dataplane-mode=ambient; –; –; –; –                    | ambient
        istio.io/dataplane-mode=ambient; true; –; –; –                 | sidecar
        istio.io/dataplane-mode=ambient; –; –; –; yes                  | none
        istio.io/dataplane-mode=ambient,istio-injection=enabled; –; –; –; – | sidecar
        """)

    @Test("each row is as the table has it", arguments: table.cells)
    func row(_ cell: TextTable.Cell) {
        let parts = cell.row.split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init)
        var pod = PodTemplate(hostNetwork: parts[4] == "yes")
        if parts[1] != "–" { pod.labels["sidecar.istio.io/inject"] = parts[1] }
        if parts[2] != "–" { pod.annotations["sidecar.istio.io/inject"] = parts[2] }
        if parts[3] != "–" { pod.labels["istio.io/rev"] = parts[3] }
        let decision = Injection.decide(
            pod, namespace: "shop", namespaceLabels: parts[0] == "missing" ? nil : labels(parts[0]))
        let revision = decision.revision.map { ", revision \($0)" } ?? ""
        #expect(decision.dataplane.rawValue + revision == cell.expected)
    }

    private func labels(_ text: String) -> Labels {
        if text == "–" { return [] }
        return Labels(
            text.split(separator: ",").map { pair in
                let parts = pair.split(separator: "=")
                return Labels.Entry(key: String(parts[0]), value: String(parts[1]))
            })
    }

    @Test(
        "Kubernetes' own namespaces get none",
        arguments: ["kube-system", "kube-public", "kube-node-lease", "local-path-storage"])
    func systemNamespaces(name: String) {
        let decision = Injection.decide(PodTemplate(), namespace: name, namespaceLabels: ["istio-injection": "enabled"])
        #expect(decision.dataplane == .none)
        #expect(decision.reason == .systemNamespace)
    }

    @Test("an annotation that asks in vain is told apart from nothing at all")
    func annotation() {
        let pod = PodTemplate(annotations: ["sidecar.istio.io/inject": "true"])
        #expect(Injection.decide(pod, namespace: "shop", namespaceLabels: []).reason == .annotationWithoutLabel)
        #expect(Injection.decide(PodTemplate(), namespace: "shop", namespaceLabels: []).reason == .noLabel)
    }
}
