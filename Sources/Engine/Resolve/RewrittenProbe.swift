import Model

/// Which of the kubelet's probes injection sends to the agent instead: all, unless an annotation or the probe says no.
///
/// Istio: `pkg/kube/inject/app_probe.go`, `ShouldRewriteAppHTTPProbers` and `DumpAppProbers`.
enum RewrittenProbe {
    /// Where the agent answers, past every policy: 15020 is never captured.
    static let agentPort = 15020

    /// - Parameter port: the port of the pod that the probe is for.
    static func covers(_ port: Int, in pod: PodTemplate) -> Bool {
        if pod.annotations["sidecar.istio.io/rewriteAppHTTPProbers"] == "false" { return false }
        let probes = pod.containers.flatMap(\.probes).filter { pod.number(of: $0.port, transport: .tcp) == port }
        // A port without a probe in the manifests is taken to be probed as others are: that is what the kubelet does.
        return probes.allSatisfy { ($0.host ?? "").isEmpty }
    }
}
