package import Engine
package import Model

extension StrictPlan {
    /// The plan of the contract (`openapi/openapi.yaml`, `StrictPlan`).
    ///
    /// - Parameters:
    ///   - yaml: an object as a manifest.
    ///   - repair: a remediation with its manifests.
    package func write(
        to text: inout JSONText, yaml: (ObjectText) -> String, repair: (Remediation) -> Report.Repair
    ) {
        text.key("ready")
        text.array(ready) { MatrixClient.workload($1).write(to: &$0) }
        text.key("blocked")
        text.array(blocked) { text, blocked in
            text.object { text in
                text.member("namespace", blocked.workload.namespace)
                text.member("workload", blocked.workload.name)
                text.member("calls", blocked.calls)
                text.key("by")
                text.array(blocked.by) { $1.write(to: &$0, repair: repair) }
            }
        }
        text.key("steps")
        text.array(steps) { text, step in
            text.object { text in
                text.member("title", step.title)
                text.member("yaml", yaml(step.text))
                text.key("totalsAfter")
                step.totalsAfter.write(to: &text)
            }
        }
    }
}

extension StrictPlan.Blocker {
    fileprivate func write(to text: inout JSONText, repair: (Remediation) -> Report.Repair) {
        text.object { text in
            text.key("client")
            client.write(to: &text)
            text.key("server")
            server.write(to: &text)
            text.key("failure")
            failure.write(to: &text)
            text.key("remediation")
            if let remediation { repair(remediation).write(to: &text) } else { text.null() }
        }
    }
}
