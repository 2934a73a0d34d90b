import Model

/// The one object that a request's body is.
struct RequestBody {
    var decoder: Decoder
    let root: Int

    /// - Throws: what is wrong with a text that is not one object; members that the shape does not know are faults of
    ///   the decoder.
    init(_ bytes: [UInt8], as format: TextFormat, _ shape: Shape) throws(Faults) {
        try self.init(bytes, as: format, of: shape.owner)
        decoder.checkKeys()
        decoder.check(root, shape)
    }

    /// - Throws: what is wrong with a text that is not one object, whatever its members.
    init(_ bytes: [UInt8], as format: TextFormat, of owner: String) throws(Faults) {
        let reading = format == .yaml ? YAMLReader.read(bytes, numbering: .none) : JSONReader.readOne(bytes)
        guard let root = reading.document.roots.first?.node, reading.faults.isEmpty else {
            let nothing = Fault(.missingMember, pointer: "", detail: "the text is empty; send \(owner)")
            throw Faults(reading.faults.isEmpty ? [nothing] : reading.faults)
        }
        decoder = Decoder(reading.document, base: root)
        self.root = root
        guard decoder.expect(root, .object) else { throw Faults(decoder.faults()) }
    }

    /// - Throws: the decoder's faults, where there are any.
    func end() throws(Faults) {
        let faults = decoder.faults()
        if !faults.isEmpty { throw Faults(faults) }
    }
}
