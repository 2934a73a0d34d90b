/// The certificates that a question gives beside its manifests, and the time at which they are judged.
///
/// Lists, as most questions show none: nothing takes no room, and is not looked at.
package struct PresentedCertificates: Hashable, Sendable {
    /// Who presents a text, or trusts it.
    package enum Bearer: Hashable, Sendable {
        /// The client's sidecar.
        case clientWorkload
        /// The server's sidecar.
        case serverWorkload
        /// The client's application, and whom it trusts.
        case clientApplication, clientAuthorities
        /// The server's application, and whose clients it trusts.
        case serverApplication, serverAuthorities
    }

    package struct File: Hashable, Sendable {
        package var path: String
        package var text: PEMText

        package init(path: String, text: PEMText) {
            self.path = path
            self.text = text
        }
    }

    private struct Shown: Hashable, Sendable {
        var bearer: Bearer
        var text: PEMText
    }

    /// Without it no certificate counts as expired.
    package var at: Timestamp?
    /// What paths in the objects stand for, in order of the paths.
    package var files: [File]
    // INVARIANT: no bearer twice.
    private var shown: [Shown] = []

    package init(at: Timestamp? = nil, files: [File] = []) {
        self.at = at
        self.files = files
    }

    /// Whether the question shows none and states no time.
    package var isEmpty: Bool { at == nil && files.isEmpty && shown.isEmpty }

    package subscript(bearer: Bearer) -> PEMText? {
        get { shown.first { $0.bearer == bearer }?.text }
        set {
            shown.removeAll { $0.bearer == bearer }
            if let newValue { shown.append(Shown(bearer: bearer, text: newValue)) }
        }
    }

    package func file(_ path: String) -> PEMText? { files.first { $0.path == path }?.text }

    /// All that is shown, whoever presents it.
    package var texts: [PEMText] { shown.map(\.text) + files.map(\.text) }

    /// Changes all that is shown.
    package mutating func change(_ body: (inout PEMText) -> Void) {
        for place in files.indices { body(&files[place].text) }
        for place in shown.indices { body(&shown[place].text) }
    }
}
