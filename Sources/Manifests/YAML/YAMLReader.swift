import Model

/// YAML text into a document, with each of its documents as a root.
enum YAMLReader {
    /// Whether faults number the documents of the text.
    enum Numbering {
        case each, none
    }

    static func read(
        _ text: [UInt8], outer: Document.Outer? = nil, numbering: Numbering = .each
    ) -> TextReading {
        guard text.count < UInt32.max else {
            let empty = Document(text: [], nodes: [], own: [], roots: [], places: .characters, outer: outer)
            return TextReading(
                document: empty,
                faults: empty.faults([
                    Document.Malformed(place: 0, number: 0, detail: "the text is too large to be read")
                ]))
        }
        var reading = Reading(capacity: text.count)
        text.withUnsafeBufferPointer { reading.read($0) }
        let number: (Int) -> Int = { numbering == .each ? $0 : 0 }
        let document = Document(
            text: text, nodes: reading.builder.nodes, own: reading.builder.own,
            roots: reading.roots.map { Document.Root(node: $0.node, number: number($0.number)) },
            places: .characters, outer: outer)
        let faults = document.faults(
            reading.malformed.map { malformed in
                var numbered = malformed
                numbered.number = number(malformed.number)
                return numbered
            })
        return TextReading(document: document, faults: faults)
    }

    /// How many malformed documents a text may have: to begin again after each takes time.
    private static let malformedLimit = 100

    private struct Reading {
        var builder: YAMLBuilder
        var roots: [Document.Root] = []
        var malformed: [Document.Malformed] = []
        private var number = 0
        private var documentStart = 0
        private var isInDocument = false

        init(capacity: Int) {
            builder = YAMLBuilder(capacity: capacity)
        }

        /// Reads part after part: libyaml cannot go on behind an error, so the rest becomes a text of its own.
        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
            var offset = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
            while offset < bytes.count {
                let part = UnsafeBufferPointer(rebasing: bytes[offset...])
                guard let place = readPart(part) else { return }
                guard let restart = Self.nextDocument(part, after: place) else { return }
                guard malformed.count < malformedLimit else {
                    let detail = "more than \(malformedLimit) malformed documents; the rest of the text is not read"
                    malformed.append(
                        Document.Malformed(place: builder.base + restart.character, number: number + 1, detail: detail))
                    return
                }
                offset += restart.byte
                builder.base += restart.character
            }
        }

        /// nil at the end of the text, or the character where the part is malformed.
        private mutating func readPart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
            guard let events = YAMLEvents(bytes) else {
                malformed.append(
                    Document.Malformed(
                        place: builder.base, number: number, detail: "there is no memory left to read the text"))
                return nil
            }
            do {
                while try take(events.next(), at: events.place) {}
                return nil
            } catch let failure as YAMLEvents.Failure {
                return giveUp(failure.place, .malformed, failure.detail)
            } catch let failure as YAMLBuilder.Failure {
                return giveUp(failure.place, failure.kind, failure.detail)
            } catch {
                return nil
            }
        }

        private mutating func giveUp(_ place: Int, _ kind: Fault.Kind, _ detail: String) -> Int {
            if isInDocument {
                builder.rollBack(to: documentStart)
                isInDocument = false
            } else {
                number += 1
            }
            malformed.append(
                Document.Malformed(place: builder.base + place, number: number, kind: kind, detail: detail))
            return place
        }

        /// false at the end of the stream.
        private mutating func take(_ event: YAMLEvents.Event, at place: Int) throws -> Bool {
            switch event {
            case .documentStart:
                number += 1
                documentStart = builder.nodes.count
                isInDocument = true
                builder.beginDocument()
            case .documentEnd:
                isInDocument = false
                if builder.nodes.count > documentStart {
                    roots.append(Document.Root(node: documentStart, number: number))
                }
            case .mappingStart(let anchor): try builder.open(.object, anchor: anchor, at: place)
            case .sequenceStart(let anchor): try builder.open(.array, anchor: anchor, at: place)
            case .mappingEnd, .sequenceEnd: try builder.close()
            case .scalar(let scalar): try builder.append(scalar, at: place)
            case .alias(let name): try builder.alias(name, at: place)
            case .streamEnd: return false
            case .other: break
            }
            return true
        }

        /// The next line after a character that begins a document with `---`.
        private static func nextDocument(
            _ bytes: UnsafeBufferPointer<UInt8>, after place: Int
        ) -> (byte: Int, character: Int)? {
            var (byte, character) = (0, 0)
            while byte < bytes.count {
                let isLineStart = byte > 0 && bytes[byte - 1] == 0x0a
                if isLineStart, character >= place, startsDocument(bytes, byte) { return (byte, character) }
                byte += 1
                while byte < bytes.count && bytes[byte] & 0xc0 == 0x80 { byte += 1 }
                character += 1
            }
            return nil
        }

        private static func startsDocument(_ bytes: UnsafeBufferPointer<UInt8>, _ byte: Int) -> Bool {
            guard bytes[byte...].starts(with: "---".utf8) else { return false }
            guard byte + 3 < bytes.count else { return true }
            let after = bytes[byte + 3]
            return after == 0x0a || after == 0x0d || after == 0x20 || after == 0x09
        }
    }
}
