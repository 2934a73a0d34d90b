import Model

/// The application's TLS travels inside a layer of the mesh's, or a sidecar encrypts towards its own application.
enum DoubleEncryptionRule {
    static func finding(_ explanation: Explanation) -> Finding? {
        guard explanation.walk.isEncryptedTwice, explanation.outcome.verdict.works else { return nil }
        let (place, encryptions) = (explanation.portPlace, explanation.cost.encryptionsPerByte)
        return Finding(
            code: .doubleEncryption,
            message: "every byte is encrypted \(encryptions) times between the two applications",
            resource: place?.object, pointer: place?.pointer)
    }
}
