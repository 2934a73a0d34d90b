import Engine
import HTTPServer
import ScenarioStore

/// Which part of a list about a mesh is asked for.
///
/// A token holds a place and a check over the place, the version of the mesh and what is asked: a page of another
/// version would repeat or miss items without anybody noticing.
struct MeshPage: Sendable {
    static let parameters = ["pageSize", "pageToken"]
    static let sizes = 1...1000

    /// nil where the request leaves it open.
    let size: Int?
    let start: MatrixPosition
    private let context: [UInt8]

    /// - Parameter context: what the list depends on.
    /// - Throws: 400 for a size out of range, and for a token of another list.
    init(_ parameters: Parameters, of context: [String?]) throws(Problem) {
        size = try parameters.integer("pageSize", in: Self.sizes)
        self.context = Self.canonical(context)
        guard let token = parameters["pageToken"] else {
            start = .start
            return
        }
        guard let bytes = Base64URL.bytes(token), bytes.count == 28 else { throw Self.badToken }
        start = MatrixPosition(client: Self.number(bytes[0..<8]), server: Self.number(bytes[8..<16]))
        guard start.client >= 0, start.server >= 0, bytes[16...].elementsEqual(Self.check(bytes[..<16], self.context))
        else { throw Self.badToken }
    }

    /// The most items of the page.
    var limit: Int { size ?? 50 }

    /// What asks for the page that begins at a place.
    func token(_ next: MatrixPosition?) -> String? {
        next.map { next in
            let place = Self.bytes(next.client) + Self.bytes(next.server)
            return Base64URL.text(place + Self.check(place[...], context))
        }
    }

    /// The same for lists with one number for a place.
    func token(_ next: Int?) -> String? { token(next.map { MatrixPosition(client: $0, server: 0) }) }

    private static let badToken = Problem.parameter(
        "pageToken",
        "the page token is not one of this list, or the mesh has changed since; ask for the first page again")

    private static func check(_ place: ArraySlice<UInt8>, _ context: [UInt8]) -> ArraySlice<UInt8> {
        Digest(of: Array("legible mesh page 1".utf8) + place + context).bytes.prefix(12)
    }

    private static func canonical(_ parts: [String?]) -> [UInt8] {
        parts.flatMap { part in part.map { [1] + bytes($0.utf8.count) + Array($0.utf8) } ?? [0] }
    }

    private static func bytes(_ number: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}

extension MeshSnapshot {
    /// What every list of this version depends on.
    var context: [String?] { ["\(version)", Base64URL.text(Digest(of: applications).bytes)] }
}
