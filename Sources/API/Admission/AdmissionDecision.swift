import Rendering

/// What the API server is told of a change.
struct AdmissionDecision: Hashable, Sendable {
    enum Outcome: String, CaseIterable {
        /// Nothing speaks against it.
        case allowed
        /// It is let through, with warnings.
        case warned
        /// It would have been warned about, and nobody is told.
        case audited
        case denied
    }

    var outcome: Outcome
    /// Why it is refused.
    var message: String?
    var warnings: [String] = []

    static let allowed = AdmissionDecision(outcome: .allowed)

    /// The answer to one review.
    ///
    /// Kubernetes: `k8s.io/api/admission/v1`, `AdmissionResponse`.
    ///
    /// - Parameter scenario: the number under which the decision is kept; nil where it is not.
    func json(uid: String, scenario: String?) -> [UInt8] {
        var text = JSONText(capacity: 1024)
        text.object { text in
            text.key("apiVersion")
            text.value("admission.k8s.io/v1")
            text.key("kind")
            text.value("AdmissionReview")
            text.key("response")
            text.object { text in
                text.key("uid")
                text.value(uid)
                text.key("allowed")
                text.value(outcome != .denied)
                if let message {
                    text.key("status")
                    text.object { text in
                        text.key("code")
                        text.value(403)
                        text.key("reason")
                        text.value("Forbidden")
                        text.key("message")
                        text.value(message)
                    }
                }
                if !warnings.isEmpty {
                    text.key("warnings")
                    text.strings(warnings)
                }
                text.key("auditAnnotations")
                text.object { text in
                    text.key("decision")
                    text.value(outcome.rawValue)
                    if let scenario {
                        text.key("scenario")
                        text.value(scenario)
                    }
                }
            }
        }
        return text.bytes
    }
}
