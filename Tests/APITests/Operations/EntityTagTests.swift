import HTTPServer
import Testing

struct EntityTagTests {
    @Test func `If-None-Match with the tag is 304 without a body`() throws {
        let client = Client()
        let created = client.create()
        let location = try #require(created.headers["Location"])
        let tag = try #require(created.headers["ETag"])
        for value in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let answer = client.send(.get, location, headers: ["If-None-Match": value])
            #expect(answer.status == 304, "\(value)")
            #expect(answer.body.isEmpty)
            #expect(answer.headers["ETag"] == tag)
        }
        #expect(client.send(.get, location, headers: ["If-None-Match": "\"other\""]).status == 200)
    }

    @Test(arguments: ["\"other\"", "other", "W/TAG", "\"a\", \"b\"", "\"", ""])
    func `If-Match without the tag is 412, and nothing is removed`(value: String) throws {
        let client = Client()
        let created = client.create()
        let location = try #require(created.headers["Location"])
        let tag = try #require(created.headers["ETag"])
        let answer = client.send(.delete, location, headers: ["If-Match": value.replacing("TAG", with: tag)])
        #expect(answer.status == 412)
        #expect(try answer.json()["code"] as? String == "LEG9110")
        #expect(client.send(.get, location).status == 200)
    }

    @Test(arguments: ["TAG", "\"other\", TAG", "*"])
    func `If-Match with the tag removes, and the second time there is nothing`(value: String) throws {
        let client = Client()
        let created = client.create()
        let location = try #require(created.headers["Location"])
        let tag = try #require(created.headers["ETag"])
        let headers = ["If-Match": value.replacing("TAG", with: tag)]
        let answer = client.send(.delete, location, headers: headers)
        #expect(answer.status == 204)
        #expect(answer.body.isEmpty)
        #expect(client.send(.delete, location, headers: headers).status == 404)
    }
}
