import HTTPServer
import Manifests

/// The format of a request's body, by its `Content-Type`.
enum RequestFormat {
    /// - Parameter offers: what the operation reads; the first where the client says nothing.
    /// - Throws: 415 with what would be read.
    static func read(_ request: Request, offers: [TextFormat]) throws(Problem) -> TextFormat {
        guard let header = request.header("Content-Type") else { return offers.first ?? .json }
        // As nearly everybody writes it.
        if header == "application/json", offers.contains(.json) { return .json }
        let media = header.prefix { $0 != ";" }[...].trimming().lowercased()
        guard let format = format(of: media), offers.contains(format) else {
            throw Problem.unsupportedMediaType(
                "`\(media)` is not read here; send \(offers.map(\.mediaType).joined(separator: ", "))")
        }
        return format
    }

    private static func format(of media: String) -> TextFormat? {
        switch media {
        case "application/json", "text/json": .json
        case "application/x-ndjson", "application/jsonl", "application/ndjson": .jsonLines
        case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml": .yaml
        // What `curl --data-binary` says unless it is told otherwise: YAML reads JSON as well.
        case "application/x-www-form-urlencoded": .yaml
        default: nil
        }
    }
}

extension TextFormat {
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .jsonLines: "application/x-ndjson"
        case .yaml: "application/yaml"
        }
    }
}
