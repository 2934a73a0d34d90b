import Engine
import HTTPServer
import Rendering

extension Service {
    /// `GET /v1/codes`: the catalogue.
    var listCodesRoute: Route {
        route(.get, "/v1/codes", "listCodes", role: .read, offers: [.json]) { request, _, _ throws(Problem) in
            _ = try Parameters(request)
            var text = JSONText(capacity: 1 << 16)
            text.object { text in
                text.key("items")
                text.array(Catalogue.all) { $1.write(to: &$0) }
                text.key("nextPageToken")
                text.null()
            }
            return .json(text.bytes)
        }
    }

    /// `GET /v1/codes/{code}`.
    var getCodeRoute: Route {
        route(.get, "/v1/codes/{code}", "getCode", role: .read, offers: [.json]) { request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let number = path["code"] ?? ""
            guard let code = Catalogue.code(number) else {
                throw .notFound("no code `\(number.prefix(64))`; `GET /v1/codes` lists them")
            }
            var text = JSONText()
            code.write(to: &text)
            return .json(text.bytes)
        }
    }
}
