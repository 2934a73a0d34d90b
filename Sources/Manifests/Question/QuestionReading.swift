package import Model

/// A question, or what is wrong with it.
///
/// A class: it is handed on several times, and holds some seventy references.
package final class QuestionReading: Sendable {
    /// nil where, and only where, there are faults.
    package let question: Question?
    /// All of them, the question's before those of its manifests.
    package let faults: [Fault]
    /// Without its objects, which the question has.
    let manifests: ManifestReading?
    /// Where the question stands, for faults that only its evaluation finds.
    let place: Place?

    struct Place: Sendable {
        var document: Document
        var node: Int
        /// Whether the text is the question and nothing else, so that one line of JSON can be stored as it stands.
        var isWhole: Bool
    }

    /// Reads one question, with the manifests inside it.
    ///
    /// A fault inside a text of manifests has that text's document and a pointer into it. Its line and column are those
    /// of the question where the text is a literal block of YAML, and otherwise count within the manifests' own text:
    /// a JSON string or a folded scalar has no lines to point to.
    package static func read(_ bytes: [UInt8], as format: TextFormat) -> QuestionReading {
        let reading = format == .yaml ? YAMLReader.read(bytes, numbering: .none) : JSONReader.readOne(bytes)
        guard let root = reading.document.roots.first, reading.faults.isEmpty else {
            let nothing = Fault(
                .missingMember, pointer: "", detail: "the text is empty; a question has a `client` and a `server`")
            return QuestionReading(faults: reading.faults.isEmpty ? [nothing] : reading.faults)
        }
        var decoder = Decoder(reading.document, base: root.node)
        if let second = reading.document.roots.dropFirst().first(where: { reading.document.kind($0.node) != .null }) {
            decoder.fault(
                second.node, .malformed, "a second document; ask one question, and put manifests into `manifests`")
        }
        var question = QuestionDecoder(decoder: decoder, node: root.node, number: 0)
        return question.read(isWhole: format != .yaml, shape: QuestionShape.question)
    }

    convenience init(faults: [Fault]) {
        self.init(question: nil, faults: faults, manifests: nil, place: nil)
    }

    init(question: Question?, faults: [Fault], manifests: ManifestReading?, place: Place?) {
        self.question = question
        self.faults = faults
        self.manifests = manifests
        self.place = place
    }
}

extension QuestionReading {
    /// The same question, whose certificates are judged at this time; what the question itself says counts more.
    package func judged(at time: Timestamp) -> QuestionReading {
        guard var question, question.certificates.at == nil else { return self }
        question.certificates.at = time
        return QuestionReading(question: question, faults: faults, manifests: manifests, place: place)
    }
}

extension Timestamp {
    /// RFC 3339; nil for anything else.
    package init?(rfc3339 text: String) {
        guard let time = Array(text.utf8).withUnsafeBufferPointer({ Timestamp($0) }) else { return nil }
        self = time
    }
}

/// Reads the question that one node of a document is.
struct QuestionDecoder {
    var decoder: Decoder
    let node: Int
    /// The document's number, for the origins of objects.
    let number: Int

    mutating func read(isWhole: Bool, shape: Shape) -> QuestionReading {
        let document = decoder.document
        guard decoder.expect(node, .object) else { return QuestionReading(faults: decoder.faults()) }
        decoder.checkKeys(from: node, upTo: document.next(node))
        decoder.check(node, shape)
        let mesh = mesh()
        let (name, labels) = (decoder.text(node, "name", .questionName), decoder.questionLabels(node))
        let (client, gateway, server) = (decoder.client(node), decoder.gateway(node), decoder.server(node))
        let (call, requirements) = (decoder.call(node), decoder.requirements(node))
        let policies = decoder.policies(node)
        var certificates = decoder.presentedCertificates(node)
        var objects = Objects()
        let manifests = manifests(&objects)
        let faults = decoder.faults()
        guard let client, let server, faults.isEmpty else {
            return QuestionReading(question: nil, faults: faults, manifests: manifests, place: nil)
        }
        objects.compareCertificates(and: &certificates)
        let question = Question(
            name: name.map(PrivateKeyMask.masked), labels: labels, mesh: mesh ?? MeshSettings(), client: client,
            gateway: gateway, server: server, call: call, requirements: requirements, policies: policies,
            certificates: certificates, manifests: consume objects)
        return QuestionReading(
            question: question, faults: [], manifests: manifests,
            place: QuestionReading.Place(document: document, node: node, isWhole: isWhole))
    }

    private mutating func mesh() -> MeshSettings? {
        guard let mesh = decoder.object(node, "mesh") else { return nil }
        let settings = decoder.meshSettings(mesh)
        decoder.checkForms(ofMesh: mesh, readTimeout: settings.protocolDetectionTimeout != nil)
        return settings
    }

    /// - Parameter objects: those of the manifests, where there are any; the reading is then without them.
    private mutating func manifests(_ objects: inout Objects) -> ManifestReading? {
        guard var reading = decoder.manifests(node, "manifests", number: number) else { return nil }
        swap(&objects, &reading.objects)
        return reading
    }
}
