import Engine
import Model

extension Failure {
    func write(to text: inout JSONText) {
        text.object { text in
            text.member("leg", leg)
            text.member("step", step)
            text.member("at", at)
            text.member("code", Catalogue.code(for: reason).number)
            text.member("reason", reason)
            text.member("message", message)
            text.key("symptoms")
            text.array(symptoms) { $1.write(to: &$0) }
        }
    }
}

extension EndpointAnswer {
    func write(to text: inout JSONText) {
        text.object { text in
            text.key("workload")
            text.object { text in
                text.member("namespace", workload.namespace)
                text.member("name", workload.name)
            }
            text.member("verdict", verdict)
            text.key("failure")
            guard let failure else { return text.null() }
            text.object { text in
                text.member("leg", failure.leg)
                text.member("step", failure.step)
                text.member("reason", failure.reason)
            }
        }
    }
}

extension Finding {
    func write(to text: inout JSONText) {
        text.object { writeMembers(to: &$0) }
    }

    func writeMembers(to text: inout JSONText) {
        text.member("code", code.number)
        text.member("severity", code.severity)
        text.member("message", message)
        text.member("resource", resource)
        text.member("pointer", pointer)
    }
}
