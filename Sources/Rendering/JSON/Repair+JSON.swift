import Engine
import Model

extension Report.Repair {
    func write(to text: inout JSONText) {
        text.object { text in
            text.member("title", remediation.title)
            text.key("changes")
            text.array(zip(remediation.changes, objects)) { $1.1.write(of: $1.0.resource, to: &$0) }
            text.key("besides")
            text.strings(remediation.besides.map(\.rawValue))
            text.member("verdictAfter", remediation.verdictAfter)
            text.member("weakens", remediation.weakens)
            text.key("tradeoffs")
            text.strings(remediation.tradeoffs)
            text.key("alsoChanges")
            text.array(remediation.alsoChanges.calls) { $1.write(to: &$0) }
            text.member("alsoChangesOmitted", remediation.alsoChanges.omitted)
            text.member("alsoChangesNotEvaluated", remediation.alsoChanges.notEvaluated)
        }
    }
}

extension Report.ChangedObject {
    fileprivate func write(of resource: ObjectReference, to text: inout JSONText) {
        text.object { text in
            text.member("resource", resource)
            text.member("yaml", yaml)
            text.key("patch")
            if let patch { text.raw(patch) } else { text.null() }
            text.member("diff", diff)
        }
    }
}

extension AlsoChanges.Call {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            text.key("client")
            client.write(to: &text)
            server.writeGateway(to: &text)
            text.key("server")
            server.write(to: &text)
            text.member("verdictBefore", before)
            text.member("verdictAfter", after)
        }
    }
}
