package import Engine
package import Model

/// What is rendered: an answer, the call that it is about, and its repairs as manifests.
package struct Report: Sendable {
    /// A remediation and the YAML of each of its changes, in their order.
    package struct Repair: Sendable {
        package var remediation: Remediation
        package var manifests: [String]

        package init(remediation: Remediation, manifests: [String]) {
            self.remediation = remediation
            self.manifests = manifests
        }
    }

    /// What a stored answer has beside the answer.
    package struct Header: Sendable {
        package var id: String
        /// RFC 3339, UTC.
        package var createdAt: String

        package init(id: String, createdAt: String) {
            self.id = id
            self.createdAt = createdAt
        }
    }

    package var answer: Answer
    package var repairs: [Repair]
    package var header: Header?
    package var name: String?
    package var labels: Labels
    /// `namespace/workload`, or a kind of client outside the mesh.
    package var client: String
    /// `host:port`.
    package var server: String
    /// The question as it was asked, compact JSON; nil where it is not part of the answer.
    package var question: [UInt8]?

    package init(
        answer: Answer, repairs: [Repair], header: Header? = nil, name: String? = nil, labels: Labels = [],
        client: String, server: String, question: [UInt8]? = nil
    ) {
        self.answer = answer
        self.repairs = repairs
        self.header = header
        self.name = name
        self.labels = labels
        self.client = client
        self.server = server
        self.question = question
    }
}
