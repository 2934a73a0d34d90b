import Engine
import Model

extension Failure {
    func write(to text: inout JSONText) {
        text.object { text in
            text.key("leg")
            text.value(leg)
            text.key("step")
            text.value(step.rawValue)
            text.key("at")
            text.value(at.rawValue)
            text.key("code")
            text.value(Catalogue.code(for: reason).number)
            text.key("reason")
            text.value(reason.rawValue)
            text.key("message")
            text.value(message)
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
                text.key("namespace")
                text.value(workload.namespace)
                text.key("name")
                text.value(workload.name)
            }
            text.key("verdict")
            text.value(verdict.rawValue)
            text.key("failure")
            guard let failure else { return text.null() }
            text.object { text in
                text.key("leg")
                text.value(failure.leg)
                text.key("step")
                text.value(failure.step.rawValue)
                text.key("reason")
                text.value(failure.reason.rawValue)
            }
        }
    }
}

extension Finding {
    func write(to text: inout JSONText) {
        text.object { writeMembers(to: &$0) }
    }

    func writeMembers(to text: inout JSONText) {
        text.key("code")
        text.value(code.number)
        text.key("severity")
        text.value(code.severity.rawValue)
        text.key("message")
        text.value(message)
        text.key("resource")
        text.value(resource)
        text.key("pointer")
        text.value(pointer)
    }
}
