/// What scenarios of the same question have in common: the answer and the question, as one JSON object.
///
/// Pipelines and webhooks ask the same thing over and over; a store keeps such an object once, whoever refers to it.
package final class ScenarioContent: Hashable, Sendable {
    /// The object, on one line.
    package let json: [UInt8]
    let digest: Digest

    package init(json: [UInt8]) {
        self.json = json
        digest = Digest(of: json)
    }

    package static func == (left: ScenarioContent, right: ScenarioContent) -> Bool {
        left.digest == right.digest
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }
}
