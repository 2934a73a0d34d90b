/// The certificates that a question gives beside its manifests, and the time at which they are judged.
package struct PresentedCertificates: Hashable, Sendable {
    /// Without it no certificate counts as expired.
    package var at: Timestamp?
    /// What paths in the objects stand for, in order of the paths.
    package var files: [File]
    /// The certificate of the client's sidecar.
    package var clientWorkload: PEMText?
    /// The certificate of the server's sidecar.
    package var serverWorkload: PEMText?
    /// What the client's application presents, and whom it trusts.
    package var clientApplication: PEMText?
    package var clientAuthorities: PEMText?
    /// What the server's application presents, and whose clients it trusts.
    package var serverApplication: PEMText?
    package var serverAuthorities: PEMText?

    package struct File: Hashable, Sendable {
        package var path: String
        package var text: PEMText

        package init(path: String, text: PEMText) {
            self.path = path
            self.text = text
        }
    }

    package init(at: Timestamp? = nil, files: [File] = []) {
        self.at = at
        self.files = files
    }

    /// Whether the question shows none and states no time.
    package var isEmpty: Bool {
        at == nil && files.isEmpty && clientWorkload == nil && serverWorkload == nil && clientApplication == nil
            && clientAuthorities == nil && serverApplication == nil && serverAuthorities == nil
    }

    package func file(_ path: String) -> PEMText? { files.first { $0.path == path }?.text }
}
