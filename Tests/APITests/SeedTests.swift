import Foundation
import HTTPServer
import ScenarioStore
import Testing
/// What `NAME.expected.json` states of a seed example; `examples/README.md` has the members.
struct SeedExpectation: Decodable {
    struct Failure: Decodable {
        var leg: Int
        var at: String
        var reason: String
    }

    struct Remedy: Decodable {
        var verdictAfter: String
        var byManifests: Bool?
        var firstTitleContains: String?
        var thenVerdictAfter: String?
    }

    struct Cost: Decodable {
        var handshakes: Int
        var encryptionsPerByte: Int
    }

    var verdict: String
    var transports: [String: String]
    var failure: Failure?
    var layers: [String: [String]]?
    var visibility: [String: String]?
    var medium: [String: String]?
    var alpn: [String: [String]]?
    var identities: [String: String]?
    var cost: Cost?
    var remedy: Remedy?
    var forbidsTitle: String?
}

@Suite("The seed examples")
struct SeedTests {
    static let names: [String] = {
        let folder = examples.appending(path: "seed")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("there is one for every row of the note")
    func isComplete() {
        let rows = Set(Self.names.compactMap { $0.split(separator: "-").first })
        for row in [
            "s01", "s02", "s03", "s04", "s05", "s06", "s07a", "s07d", "s08a", "s08d", "s09a", "s09h", "s10a", "s10d",
            "s11",
        ] {
            #expect(rows.contains { $0.hasPrefix(row) }, "\(row)")
        }
    }

    @Test("each is answered as expected", arguments: names)
    func isAnswered(name: String) throws {
        let folder = examples.appending(path: "seed")
        let question = try Data(contentsOf: folder.appending(path: "\(name).yaml"))
        let expected = try JSONDecoder().decode(
            SeedExpectation.self, from: Data(contentsOf: folder.appending(path: "\(name).expected.json")))
        let answer = Client().send(.post, "/v1/evaluate", Array(question), headers: yaml)
        try #require(answer.status == 200, "\(answer.text)")
        let json = try answer.json()
        #expect(json["verdict"] as? String == expected.verdict)
        let legs = json["legs"] as? [[String: Any]] ?? []
        let reached = legs.filter { $0["status"] as? String != "not-reached" }
        func byLeg<Value>(_ member: String, _: Value.Type) -> [String: Value] {
            Dictionary(
                uniqueKeysWithValues: reached.compactMap { leg in
                    (leg[member] as? Value).map { ("\(leg["number"] ?? "")", $0) }
                })
        }
        #expect(byLeg("transport", String.self) == expected.transports)
        let failure = json["failure"] as? [String: Any]
        #expect(failure?["leg"] as? Int == expected.failure?.leg)
        #expect(failure?["at"] as? String == expected.failure?.at)
        #expect(failure?["reason"] as? String == expected.failure?.reason)
        let layers = byLeg("layers", [[String: Any]].self)
        for (leg, kinds) in expected.layers ?? [:] { #expect(layers[leg]?.map { $0["kind"] as? String } == kinds) }
        for (leg, offered) in expected.alpn ?? [:] { #expect(layers[leg]?.first?["alpn"] as? [String] == offered) }
        for (leg, value) in expected.visibility ?? [:] { #expect(byLeg("visibility", String.self)[leg] == value) }
        for (leg, value) in expected.medium ?? [:] { #expect(byLeg("medium", String.self)[leg] == value) }
        if let identities = expected.identities {
            #expect(layers["2"]?.first?["clientIdentity"] as? String == identities["client"])
            #expect(layers["2"]?.first?["serverIdentity"] as? String == identities["server"])
        }
        if let cost = expected.cost {
            let given = json["cost"] as? [String: Int]
            #expect(given == ["handshakes": cost.handshakes, "encryptionsPerByte": cost.encryptionsPerByte])
        }
        check(expected, remediations: json["remediations"] as? [[String: Any]] ?? [])
    }

    private func check(_ expected: SeedExpectation, remediations: [[String: Any]]) {
        let titles = remediations.compactMap { $0["title"] as? String }
        if let forbidden = expected.forbidsTitle { #expect(!titles.contains { $0.contains(forbidden) }) }
        guard let remedy = expected.remedy else { return }
        let fitting = remediations.filter { remediation in
            let byManifests = !(remediation["changes"] as? [Any] ?? []).isEmpty
            return remediation["verdictAfter"] as? String == remedy.verdictAfter
                && (remedy.byManifests == nil || remedy.byManifests == byManifests)
        }
        #expect(!fitting.isEmpty, "\(titles)")
        if let first = remedy.firstTitleContains { #expect(titles.first?.contains(first) ?? false, "\(titles)") }
        if let then = remedy.thenVerdictAfter {
            #expect(remediations.dropFirst().contains { $0["verdictAfter"] as? String == then })
        }
    }

    @Test("all are stored, listed, exported, imported into an empty server and read back byte for byte")
    func roundTrip() throws {
        let first = Client()
        var bodies: [String: [UInt8]] = [:]
        for name in Self.names {
            let question = try Data(contentsOf: examples.appending(path: "seed/\(name).yaml"))
            let answer = first.send(.post, "/v1/scenarios", Array(question), headers: yaml)
            try #require(answer.status == 201, "\(name): \(answer.text)")
            let location = try #require(answer.headers["Location"])
            bodies[location] = answer.body
        }
        let export = first.send(.get, "/v1/scenarios:export")
        let second = Client()
        let imported = try second.send(
            .post, "/v1/scenarios:import", export.body, headers: ["Content-Type": "application/x-ndjson"]
        ).json()
        #expect(imported["imported"] as? Int == Self.names.count)
        for (location, body) in bodies { #expect(second.send(.get, location).body == body) }
        let list = try second.send(.get, "/v1/scenarios?pageSize=1000").json()
        #expect((list["items"] as? [Any])?.count == Self.names.count)
        #expect(second.send(.get, "/v1/scenarios:export").body == export.body)
    }
}
