package import Engine
package import Model

/// What is rendered: an answer, the call that it is about, and its repairs as manifests.
package struct Report: Sendable {
    /// A remediation, and each object of its changes, in their order.
    package struct Repair: Sendable {
        package var remediation: Remediation
        package var objects: [ChangedObject]

        package init(remediation: Remediation, objects: [ChangedObject]) {
            self.remediation = remediation
            self.objects = objects
        }
    }

    /// An object after a change.
    package struct ChangedObject: Sendable {
        package var yaml: String
        /// RFC 6902, compact JSON; nil for an object that is new.
        package var patch: [UInt8]?
        package var diff: String

        package init(yaml: String, patch: [UInt8]?, diff: String) {
            self.yaml = yaml
            self.patch = patch
            self.diff = diff
        }
    }

    package var answer: Answer
    package var repairs: [Repair]
    package var name: String?
    package var labels: Labels
    /// `namespace/workload`, or a kind of client outside the mesh.
    package var client: String
    /// `host:port`.
    package var server: String
    /// The question as it was asked, compact JSON; nil where it is not part of the answer.
    package var question: [UInt8]?

    package init(
        answer: Answer, repairs: [Repair], name: String? = nil, labels: Labels = [],
        client: String, server: String, question: [UInt8]? = nil
    ) {
        self.answer = answer
        self.repairs = repairs
        self.name = name
        self.labels = labels
        self.client = client
        self.server = server
        self.question = question
    }
}
