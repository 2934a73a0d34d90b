import Engine
package import HTTPServer
package import Model
package import Rendering

extension Problem {
    /// The answer, with the number of the request that it is about.
    package func response(identifier: String) -> Response {
        var text = JSONText(capacity: 512)
        write(to: &text, identifier: identifier)
        var headers = [Header("Content-Type", MediaType.problem.header)]
        if let retryAfter { headers.append(Header("Retry-After", "\(retryAfter)")) }
        if status == 401 { headers.append(Header("WWW-Authenticate", "Bearer")) }
        return Response(status: status, headers: headers, body: .bytes(text.bytes))
    }

    func write(to text: inout JSONText, identifier: String) {
        text.object { text in
            text.key("type")
            text.value("/v1/codes/\(code.number)")
            text.key("title")
            text.value(title)
            text.key("status")
            text.value(status)
            text.key("detail")
            text.value(detail)
            text.key("instance")
            text.value("urn:legible:request:\(identifier)")
            text.key("code")
            text.value(code.number)
            if !errors.isEmpty {
                text.key("errors")
                text.array(errors) { $1.write(to: &$0) }
            }
        }
    }
}

extension Fault {
    package func write(to text: inout JSONText) {
        text.object { text in
            text.key("code")
            text.value(kind.code.number)
            text.key("pointer")
            text.value(pointer)
            if line > 0 {
                text.key("line")
                text.value(line)
                text.key("column")
                text.value(column)
            }
            if document > 0 {
                text.key("document")
                text.value(document)
            }
            text.key("detail")
            text.value(detail)
        }
    }
}
