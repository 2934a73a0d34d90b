package import Model

/// All that is said of one question.
package struct Answer: Hashable, Sendable {
    package var verdict: Verdict
    /// One sentence.
    package var summary: String
    /// In the order in which the bytes travel.
    package var legs: [Leg]
    package var failure: Failure?
    package var decisions: Decisions
    /// One for each workload behind the name, where their answers differ.
    package var endpoints: [EndpointAnswer]
    /// What the mesh could do for the call, and does not.
    package var lost: [String]
    package var cost: Cost
    package var findings: [Finding]
    package var remediations: [Remediation]
    /// Why no object of the manifests can repair a call that is broken or readable; nil where one can, or none has to.
    package var unrepairable: String?
    package var assumptions: [String]
    package var missing: [String]
}

/// Where and why a call does not work.
package struct Failure: Hashable, Sendable {
    package var step: Step
    package var at: Hop
    package var reason: FailureReason
    package var message: String
    package var symptoms: [Symptom]

    /// 1 inside the client's pod, 2 on the network, 3 inside the server's pod.
    package var leg: Int { step.leg }
}

/// What one of several workloads behind a name makes of the call.
package struct EndpointAnswer: Hashable, Sendable {
    package struct Failure: Hashable, Sendable {
        package var step: Step
        package var reason: FailureReason

        package var leg: Int { step.leg }
    }

    package var workload: WorkloadName
    package var verdict: Verdict
    package var failure: Failure?
}

/// What encryption costs on the way.
package struct Cost: Hashable, Sendable {
    /// TLS handshakes of one new connection from end to end.
    package var handshakes: Int
    /// How often a byte of payload is encrypted between the two applications.
    package var encryptionsPerByte: Int
}

/// Something worth knowing of an object.
package struct Finding: Hashable, Sendable {
    package var code: Code
    package var message: String
    package var resource: ObjectReference?
    /// Into the resource, RFC 6901.
    package var pointer: String?

    init(code: Code, message: String, resource: ObjectReference? = nil, pointer: String? = nil) {
        self.code = code
        self.message = message
        self.resource = resource
        self.pointer = pointer
    }
}
