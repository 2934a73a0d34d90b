import Engine
import HTTPServer
import Rendering

/// A matrix as it is asked for: the whole of it or a part, and in which form.
struct MatrixView: Sendable {
    let snapshot: MeshSnapshot
    let filter: MatrixFilter
    let page: MeshPage

    private var matrix: Matrix { snapshot.matrix }

    /// The calls by verdict, without the calls.
    func totals(as media: MediaType) -> Response {
        let totals = matrix.totals(filter)
        if media == .csv {
            var csv = CSVText()
            csv.row("verdict", "calls")
            for verdict in Verdict.allCases { csv.row(verdict.rawValue, "\(totals[verdict])") }
            return Response(type: media.header, bytes: csv.bytes)
        }
        var text = JSONText()
        text.object { write(totals, to: &$0) }
        if media == .jsonLines { text.endLine() }
        return Response(type: media.header, bytes: text.bytes)
    }

    /// The calls between two groups at a time.
    func groups(by grouping: MatrixGrouping, as media: MediaType) -> Response {
        let limit = media == .json || page.size != nil ? page.limit : Int.max
        let (groups, next) = matrix.groups(by: grouping, filter, from: page.start.client, limit: limit)
        let token = page.token(next)
        switch media {
        case .csv:
            var csv = CSVText()
            csv.row(CSVText.groupNames)
            for group in groups { csv.row(group) }
            return Response(type: media.header, bytes: csv.bytes, headers: Self.headers(token))
        case .jsonLines:
            var text = JSONText()
            for group in groups {
                group.write(to: &text)
                text.endLine()
            }
            return Response(type: media.header, bytes: text.bytes, headers: Self.headers(token))
        default:
            return json("groups", token) { text in text.array(groups) { $1.write(to: &$0) } }
        }
    }

    /// The calls themselves; as lines all of them, unless a page is asked for.
    func cells(as media: MediaType) -> Response {
        guard media == .json || page.size != nil else {
            return Response(
                status: 200, headers: [Header("Content-Type", media.header)],
                body: .stream(MatrixBody(matrix, filter, from: page.start, as: media)))
        }
        let found = matrix.page(filter, from: page.start, limit: page.limit)
        let token = page.token(found.next)
        guard media != .json else {
            return json("items", token) { text in text.array(found.items) { $1.write(to: &$0) } }
        }
        let bytes = MatrixBody.bytes(found.items, as: media, isFirst: true)
        return Response(type: media.header, bytes: bytes, headers: Self.headers(token))
    }

    private func json(_ name: StaticString, _ token: String?, _ items: (inout JSONText) -> Void) -> Response {
        var text = JSONText(capacity: 16384)
        text.object { text in
            write(matrix.totals(filter), to: &text)
            text.key(name)
            items(&text)
            text.key("nextPageToken")
            text.value(token)
        }
        return .json(text.bytes)
    }

    private func write(_ totals: VerdictTotals, to text: inout JSONText) {
        text.key("version")
        text.value("\(snapshot.version)")
        text.key("totals")
        totals.write(to: &text)
        text.key("shares")
        totals.writeShares(to: &text)
    }

    /// Where lines have no place for a token.
    private static func headers(_ token: String?) -> [Header] {
        token.map { [Header("X-Next-Page-Token", $0)] } ?? []
    }
}
