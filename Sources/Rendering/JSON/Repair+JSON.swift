import Engine
import Model

extension Report.Repair {
    func write(to text: inout JSONText) {
        text.object { text in
            text.key("title")
            text.value(remediation.title)
            text.key("changes")
            text.array(zip(remediation.changes, objects)) { $1.1.write(of: $1.0.resource, to: &$0) }
            text.key("besides")
            text.strings(remediation.besides.map(\.rawValue))
            text.key("verdictAfter")
            text.value(remediation.verdictAfter.rawValue)
            text.key("weakens")
            text.value(remediation.weakens)
            text.key("tradeoffs")
            text.strings(remediation.tradeoffs)
            text.key("alsoChanges")
            text.array(remediation.alsoChanges.calls) { $1.write(to: &$0) }
            text.key("alsoChangesOmitted")
            text.value(remediation.alsoChanges.omitted)
            text.key("alsoChangesNotEvaluated")
            text.value(remediation.alsoChanges.notEvaluated)
        }
    }
}

extension Report.ChangedObject {
    fileprivate func write(of resource: ObjectReference, to text: inout JSONText) {
        text.object { text in
            text.key("resource")
            text.value(resource)
            text.key("yaml")
            text.value(yaml)
            text.key("patch")
            if let patch { text.raw(patch) } else { text.null() }
            text.key("diff")
            text.value(diff)
        }
    }
}

extension AlsoChanges.Call {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.key("client")
            text.object { text in
                switch client {
                case .workload(let name):
                    text.key("namespace")
                    text.value(name.namespace)
                    text.key("workload")
                    text.value(name.name)
                case .outside(let outsider):
                    text.key("kind")
                    text.value(outsider.rawValue)
                }
            }
            text.key("server")
            text.object { text in
                text.key("host")
                text.value(server.host)
                text.key("port")
                text.value(server.port)
            }
            text.key("verdictBefore")
            text.value(before.rawValue)
            text.key("verdictAfter")
            text.value(after.rawValue)
        }
    }
}
