import HTTPServer
import Testing

struct ListScenariosTests {
    private func names(_ answer: Client.Answer) throws -> [String] {
        try (answer.json()["items"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    @Test func `pages neither repeat nor hide a scenario while others are created`() throws {
        let client = Client()
        for number in 1...7 { _ = client.create(Question.described(name: "\(number)")) }
        var seen: [String] = []
        var target = "/v1/scenarios?pageSize=2"
        var pages = 0
        while pages < 10 {
            let page = client.send(.get, target)
            #expect(page.status == 200)
            seen += try names(page)
            pages += 1
            _ = client.create(Question.described(name: "new"))
            guard let token = try page.json()["nextPageToken"] as? String else { break }
            target = "/v1/scenarios?pageSize=2&pageToken=\(token)"
        }
        #expect(seen == ["7", "6", "5", "4", "3", "2", "1"])
        #expect(pages == 4)
    }

    @Test func `filters choose by namespace, label, verdict and code`() throws {
        let client = Client()
        _ = client.create(Question.described(name: "a", namespace: "shop"))
        _ = client.create(Question.described(name: "b", namespace: "bank", dataplane: "none"))
        for (query, expected) in [
            ("namespace=bank", ["b"]), ("label=team%3Dshop", ["a"]), ("label=team", ["b", "a"]),
            ("verdict=plaintext", ["b"]), ("verdict=plaintext&verdict=mutual-tls", ["b", "a"]),
            ("code=LEG0000", []), ("createdAfter=2000-01-01T00:00:00Z", ["b", "a"]),
            ("createdBefore=2000-01-01T00:00:00Z", []),
        ] {
            #expect(try names(client.send(.get, "/v1/scenarios?\(query)")) == expected, "\(query)")
        }
    }

    @Test(arguments: [
        ("code", "LEG1"), ("code", "leg1001"), ("code", "LEG10011"), ("verdict", "fine"), ("label", "%3Dx"),
        ("createdAfter", "yesterday"), ("pageSize", "0"), ("pageSize", "1001"), ("pageToken", "none"),
    ])
    func `a parameter that cannot be used is 400 and is named`(name: String, value: String) throws {
        let answer = Client().send(.get, "/v1/scenarios?\(name)=\(value)")
        #expect(answer.status == 400)
        let problem = try answer.json()
        #expect(problem["code"] as? String == "LEG9103")
        #expect((problem["errors"] as? [[String: Any]])?.first?["pointer"] as? String == "/query/\(name)")
    }

    @Test func `a token belongs to the filters that it was given under`() throws {
        let client = Client()
        for _ in 1...3 { _ = client.create() }
        let token = try #require(try client.send(.get, "/v1/scenarios?pageSize=1").json()["nextPageToken"] as? String)
        #expect(client.send(.get, "/v1/scenarios?namespace=shop&pageToken=\(token)").status == 400)
    }
}
