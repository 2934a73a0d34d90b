import API
import HTTPServer
import ScenarioStore
import Testing

/// The same question, asked again of a service that remembers.
struct RecentAnswersTests {
    private static func client(_ answerMemory: Int = 1 << 20) -> Client {
        Client(Service(store: MemoryStore(), answerMemory: answerMemory))
    }

    private static func metric(_ name: String, of client: Client) -> Int? {
        let lines = client.send(.get, "/metrics").text.split(separator: "\n")
        return lines.first { $0.hasPrefix("\(name) ") }.flatMap { Int($0.split(separator: " ")[1]) }
    }

    @Test func `the same bytes get the same answer, evaluated once and counted twice`() {
        let client = Self.client()
        let first = client.send(.post, "/v1/evaluate", Question.described(), headers: yaml)
        let second = client.send(.post, "/v1/evaluate", Question.described(), headers: yaml)
        #expect(first.status == 200)
        #expect(second.body == first.body)
        #expect(Self.metric("legible_answers_recalled", of: client) == 1)
        #expect(Self.metric("legible_verdicts_total{verdict=\"mutual-tls\"}", of: client) == 2)
    }

    @Test func `a remembered answer is the one that a service without memory gives`() {
        let (client, forgetful) = (Self.client(), Self.client(0))
        for _ in 0..<2 {
            let answer = client.send(.post, "/v1/evaluate", Question.described(), headers: yaml)
            #expect(answer.body == forgetful.send(.post, "/v1/evaluate", Question.described(), headers: yaml).body)
        }
        #expect(Self.metric("legible_answers_recalled", of: forgetful) == 0)
        #expect(Self.metric("legible_answers_remembered_bytes", of: forgetful) == 0)
    }

    @Test func `one byte more is another question, and so is another format or form`() {
        let client = Self.client()
        #expect(client.send(.post, "/v1/evaluate", Question.described(), headers: Question.json).status == 200)
        #expect(client.send(.post, "/v1/evaluate", Question.described() + " ", headers: Question.json).status == 200)
        #expect(client.send(.post, "/v1/evaluate", Question.described(), headers: yaml).status == 200)
        #expect(client.send(.post, "/v1/scenarios", Question.described(), headers: Question.json).status == 201)
        #expect(Self.metric("legible_answers_recalled", of: client) == 0)
    }

    @Test func `two scenarios of one question differ in their identifier and time alone`() throws {
        let client = Self.client()
        let answers = (0..<2).map { _ in client.send(.post, "/v1/scenarios", Question.described(), headers: yaml) }
        let (first, second) = (try answers[0].json(), try answers[1].json())
        #expect(first["id"] as? String != second["id"] as? String)
        #expect(Set(first.keys) == Set(second.keys))
        #expect(answers[0].body.count == answers[1].body.count)
        for answer in answers {
            let stored = client.send(.get, try #require(answer.headers["Location"]))
            #expect(stored.body == answer.body)
        }
        #expect(Self.metric("legible_answers_recalled", of: client) == 1)
    }

    @Test func `faults are not remembered as answers`() {
        let client = Self.client()
        for _ in 0..<2 {
            let answer = client.send(.post, "/v1/evaluate", "client: {}", headers: yaml)
            #expect(answer.status == 400)
        }
        #expect(Self.metric("legible_answers_recalled", of: client) == 0)
    }

    @Test func `the memory keeps what is asked for often and never passes its size`() throws {
        let size = 256 << 10
        let client = Self.client(size)
        func ask(_ name: String) {
            let question = Question.described(name: name)
            #expect(client.send(.post, "/v1/evaluate", question, headers: Question.json).status == 200)
        }
        for number in 0..<200 {
            ask("often")
            ask("once-\(number)")
            #expect(try #require(Self.metric("legible_answers_remembered_bytes", of: client)) <= size)
        }
        #expect(Self.metric("legible_answers_recalled", of: client) == 199)
    }
}
