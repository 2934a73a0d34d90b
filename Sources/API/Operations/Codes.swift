import Engine
import HTTPServer
import Rendering

extension Service {
    /// `GET /v1/codes`: the catalogue.
    var listCodesRoute: Route {
        route(.get, "/v1/codes", "listCodes", role: .read) { request, _ throws(Problem) in
            _ = try Parameters(request)
            guard Acceptance(request.header("Accept")).choose([.json]) != nil else { throw .notAcceptable([.json]) }
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
        route(.get, "/v1/codes/{code}", "getCode", role: .read) { request, path throws(Problem) in
            _ = try Parameters(request)
            guard Acceptance(request.header("Accept")).choose([.json]) != nil else { throw .notAcceptable([.json]) }
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
