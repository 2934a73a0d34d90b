import HTTPServer
import Manifests
import Testing

@testable import API

struct MatrixTests {
    private let client = SampleMesh.client()

    private func cells(_ answer: Client.Answer) -> [String] {
        (answer.tree["items"]?.elements ?? []).map { cell in
            let from = "\(cell["client"]?["namespace"]?.text ?? "")/\(cell["client"]?["workload"]?.text ?? "")"
            let to = "\(cell["server"]?["host"]?.text ?? ""):\(cell["server"]?["port"]?.number ?? 0)"
            return "\(from) \(to) \(cell["verdict"]?.text ?? "")"
        }
    }

    @Test func `every client and server port has a cell, and totals count them`() {
        let answer = client.send(.get, "/v1/meshes/prod/matrix")
        #expect(answer.status == 200)
        #expect(
            cells(answer) == [
                "legacy/cron orders.shop.svc.cluster.local:80 plaintext",
                "shop/orders orders.shop.svc.cluster.local:80 mutual-tls",
                "shop/web orders.shop.svc.cluster.local:80 mutual-tls",
            ])
        let totals: Tree = ["mutual-tls": 2, "tls": 0, "plaintext": 1, "broken": 0, "undetermined": 0]
        #expect(answer.tree["totals"] == totals)
        #expect(answer.text.contains(#""shares":{"mutual-tls":0.6667,"tls":0,"plaintext":0.3333,"#))
        #expect(answer.tree["version"] == client.send(.get, "/v1/meshes/prod").tree["version"])
        let only = client.send(.get, "/v1/meshes/prod/matrix?totals=only")
        #expect(only.tree["totals"] == totals)
        #expect(only.tree["items"] == nil)
    }

    @Test
    func `an AuthorizationPolicy of a mesh is kept and refuses calls, and one whose calls may pass leaves them open`() {
        let policy = """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: orders, namespace: shop}
            spec:
              rules: [{from: [{source: {principals: ["*/ns/shop/sa/default"]}}], to: [{operation: {paths: [/a]}}]}]
            """
        let text = SampleMesh.text(SampleMesh.documents + [policy])
        let put = client.send(.put, "/v1/meshes/guarded", text, headers: APITests.yaml)
        #expect(put.tree["ignored"] == ["Secret": 1])
        let answer = client.send(.get, "/v1/meshes/guarded/matrix")
        #expect(
            cells(answer) == [
                "legacy/cron orders.shop.svc.cluster.local:80 broken",
                "shop/orders orders.shop.svc.cluster.local:80 undetermined",
                "shop/web orders.shop.svc.cluster.local:80 undetermined",
            ])
        #expect(answer.tree["items"]?.elements?.first?["failure"]?["reason"]?.text == "authorization-denied")
    }

    @Test(arguments: [
        ("workload=shop/web", 1), ("workload=web", 1), ("namespace=legacy", 1), ("namespace=shop", 3),
        ("host=orders.shop.svc.cluster.local", 3), ("host=other", 0), ("verdict=plaintext", 1), ("code=LEG3001", 0),
        ("verdict=mutual-tls&workload=shop/web", 1), ("verdict=mutual-tls&namespace=legacy", 0),
    ])
    func `filters have to be met all, and the totals are theirs`(query: String, count: Int) {
        let answer = client.send(.get, "/v1/meshes/prod/matrix?\(query)")
        #expect(cells(answer).count == count)
        let totals = answer.tree["totals"]?.members?.compactMap { $0.value.number } ?? []
        #expect(totals.reduce(0, +) == count)
    }

    @Test(arguments: ["verdict=fine", "code=3001", "groupBy=host", "totals=all", "pageSize=0", "page=1"])
    func `a parameter that is none, or has no such value, is named`(query: String) {
        let answer = client.send(.get, "/v1/meshes/prod/matrix?\(query)")
        #expect(answer.status == 400)
        let name = query.split(separator: "=")[0]
        #expect(answer.tree["errors"]?.elements?.first?["pointer"]?.text == "/query/\(name)")
    }

    @Test func `pages together are the whole, and a token holds for one version and one filter`() {
        var found: [String] = []
        var token: String?
        var pages = 0
        repeat {
            let page = client.send(
                .get, "/v1/meshes/prod/matrix?pageSize=1" + (token.map { "&pageToken=\($0)" } ?? ""))
            #expect(page.status == 200)
            found += cells(page)
            token = page.tree["nextPageToken"]?.text
            pages += 1
        } while token != nil && pages < 10
        #expect(pages == 3)
        #expect(found == cells(client.send(.get, "/v1/meshes/prod/matrix")))
        let first = client.send(.get, "/v1/meshes/prod/matrix?pageSize=1").tree["nextPageToken"]?.text ?? ""
        let other = client.send(.get, "/v1/meshes/prod/matrix?verdict=plaintext&pageToken=\(first)")
        #expect(other.status == 400)
        _ = client.send(.put, "/v1/meshes/prod", SampleMesh.yaml, headers: yaml)
        #expect(client.send(.get, "/v1/meshes/prod/matrix?pageToken=\(first)").status == 400)
    }

    @Test func `lines and rows have all of it, or the page that is asked for`() {
        let lines = client.send(.get, "/v1/meshes/prod/matrix", headers: ["Accept": "application/x-ndjson"])
        #expect(lines.headers["Content-Type"] == "application/x-ndjson")
        let trees = lines.text.split(separator: "\n").map { Tree.read(Array($0.utf8)) }
        #expect(trees == client.send(.get, "/v1/meshes/prod/matrix").tree["items"]?.elements)
        let rows = client.send(.get, "/v1/meshes/prod/matrix", headers: ["Accept": "text/csv"]).text
        #expect(
            rows == """
                client,host,port,verdict,leg,reason,code,via,pattern\r
                legacy/cron,orders.shop.svc.cluster.local,80,plaintext,,,,,\r
                shop/orders,orders.shop.svc.cluster.local,80,mutual-tls,,,,,\r
                shop/web,orders.shop.svc.cluster.local,80,mutual-tls,,,,,\r

                """)
        let page = client.send(.get, "/v1/meshes/prod/matrix?pageSize=2", headers: ["Accept": "text/csv"])
        #expect(page.text.split(separator: "\r\n").count == 3)
        let token = page.headers["X-Next-Page-Token"] ?? ""
        let rest = client.send(
            .get, "/v1/meshes/prod/matrix?pageSize=2&pageToken=\(token)", headers: ["Accept": "text/csv"])
        #expect(rest.text.split(separator: "\r\n").count == 2)
        #expect(rest.headers["X-Next-Page-Token"] == nil)
        let totals = client.send(.get, "/v1/meshes/prod/matrix?totals=only", headers: ["Accept": "text/csv"])
        #expect(totals.text.hasPrefix("verdict,calls\r\nmutual-tls,2\r\n"))
    }

    @Test func `groups have totals instead of calls`() {
        let groups = client.send(.get, "/v1/meshes/prod/matrix?groupBy=namespace").tree["groups"]?.elements ?? []
        #expect(groups.map { $0["client"]?.text } == ["legacy", "shop"])
        #expect(groups.map { $0["server"]?.text } == ["shop", "shop"])
        #expect(groups.map { $0["totals"]?["mutual-tls"]?.number } == [0, 2])
        let first = client.send(.get, "/v1/meshes/prod/matrix?groupBy=workload&pageSize=2").tree
        #expect(first["groups"]?.elements?.count == 2)
        let token = first["nextPageToken"]?.text ?? ""
        let second = client.send(.get, "/v1/meshes/prod/matrix?groupBy=workload&pageSize=2&pageToken=\(token)").tree
        #expect(second["groups"]?.elements?.compactMap { $0["client"]?.text } == ["shop/web"])
        let rows = client.send(.get, "/v1/meshes/prod/matrix?groupBy=namespace", headers: ["Accept": "text/csv"]).text
        #expect(
            rows.hasPrefix(
                "client,server,mutual-tls,tls,plaintext,broken,undetermined\r\nlegacy,shop,0,0,1,0,0\r\n"))
    }

    @Test func `a cell is the answer that evaluate gives`() throws {
        let host = "orders.shop.svc.cluster.local"
        let cell = client.send(.get, "/v1/meshes/prod/matrix/cell?client=legacy/cron&server=\(host)&port=80")
        #expect(cell.status == 200, "\(cell.text)")
        // As values: the text of an object would be kept in its repair, and a kept mesh has none.
        let objects = SampleMesh.yaml.split(separator: "---\n").compactMap { Tree.read(yaml: Array($0.utf8)) }
        let question: Tree = [
            "client": ["namespace": "legacy", "workload": "cron"], "server": ["host": .string(host), "port": 80],
            "manifests": .array(objects),
        ]
        let evaluated = client.send(.post, "/v1/evaluate", JSONWriter.write(question), headers: Question.json)
        #expect(evaluated.status == 200)
        #expect(cell.tree == evaluated.tree)
        let picture = client.send(
            .get, "/v1/meshes/prod/matrix/cell?client=legacy/cron&server=\(host)&port=80",
            headers: ["Accept": "text/plain"])
        #expect(picture.text.hasPrefix("PLAINTEXT"))
    }

    @Test(arguments: [
        ("client=a/b&server=orders.shop.svc.cluster.local&port=80", 404, ""),
        ("client=shop/web&server=orders.shop.svc.cluster.local&port=81", 404, ""),
        ("client=kubelet&server=orders.shop.svc.cluster.local&port=80", 404, ""),
        ("client=web&server=a&port=80", 400, "/query/client"), ("server=a&port=80", 400, "/query/client"),
        ("client=shop/web&port=80", 400, "/query/server"), ("client=shop/web&server=a", 400, "/query/port"),
        ("client=shop/web&server=a&port=0", 400, "/query/port"),
    ])
    func `a cell that is not there is 404, and what names none is named`(query: String, status: Int, pointer: String) {
        let answer = client.send(.get, "/v1/meshes/prod/matrix/cell?\(query)")
        #expect(answer.status == status)
        if !pointer.isEmpty {
            #expect(answer.tree["errors"]?.elements?.first?["pointer"]?.text == pointer)
        }
    }

    @Test func `what applications speak is taken from what was said of them`() {
        let host = "orders.shop.svc.cluster.local"
        #expect(client.send(.get, "/v1/meshes/prod/applications").text == #"{"items":[]}"#)
        let text = #"{"items":[{"host":"\#(host)","port":80,"app":{"protocol":"http","tls":true}}]}"#
        let put = client.send(.put, "/v1/meshes/prod/applications", text, headers: Question.json)
        #expect(put.status == 200)
        #expect(put.text == text)
        let tag = put.headers["ETag"] ?? ""
        #expect(client.send(.get, "/v1/meshes/prod/applications", headers: ["If-None-Match": tag]).status == 304)
        let matrix = client.send(.get, "/v1/meshes/prod/matrix?workload=shop/web")
        #expect(matrix.tree["items"]?.elements?.first?["failure"]?["code"] == "LEG3001")
        _ = client.send(.put, "/v1/meshes/prod/applications", #"{"items":[]}"#, headers: Question.json)
        #expect(client.send(.get, "/v1/meshes/prod/matrix?verdict=broken").tree["items"] == [])
        let bad = client.send(.put, "/v1/meshes/prod/applications", #"{"items":[{"port":1}]}"#, headers: Question.json)
        #expect(bad.status == 400)
        #expect(client.send(.put, "/v1/meshes/x/applications", text, headers: Question.json).status == 404)
    }
}
