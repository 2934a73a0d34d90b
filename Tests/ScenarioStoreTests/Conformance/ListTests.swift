@testable import ScenarioStore
import Testing

@Suite struct ListTests {
    @Test("Pages of any size give every scenario once, newest first", arguments: Backend.allCases, [1, 3, 7, 8, 1000])
    func pages(backend: Backend, size: Int) throws {
        try backend.withStore { store in
            let scenarios = (1...7).map { sample($0) }
            for scenario in scenarios { _ = try store.create(scenario) }
            var found: [StoredScenario] = []
            var token: String?
            repeat {
                let page = try store.list(ScenarioFilter(), page: .sample(size, token: token))
                #expect(page.items.count == min(size, 7 - found.count))
                found += page.items
                token = page.nextToken
            } while token != nil && found.count < 100
            #expect(found == scenarios.reversed())
        }
    }

    @Test("Insertions and deletions between pages neither repeat nor hide a scenario", arguments: Backend.allCases)
    func insertions(backend: Backend) throws {
        try backend.withStore { store in
            for number in 1...6 { _ = try store.create(sample(number)) }
            let first = try store.list(ScenarioFilter(), page: .sample(3))
            _ = try store.create(sample(7))
            _ = try store.delete(sample(4).id)
            let second = try store.list(ScenarioFilter(), page: .sample(3, token: first.nextToken))
            #expect(first.items == [sample(6), sample(5), sample(4)])
            #expect(second.items == [sample(3), sample(2), sample(1)])
            #expect(second.nextToken == nil)
        }
    }

    @Test("A token that was changed, cut or made up is refused", arguments: Backend.allCases)
    func garbage(backend: Backend) throws {
        try backend.withStore { store in
            for number in 1...3 { _ = try store.create(sample(number)) }
            let token = try #require(try store.list(ScenarioFilter(), page: .sample(1)).nextToken)
            var wrong = ["", "x", "*", token + "A", String(token.dropLast()), "ünïcödé", String(token.reversed())]
            for index in token.indices {
                var changed = token
                changed.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
                wrong.append(changed)
            }
            for token in wrong {
                #expect(throws: StoreError.badToken, "\(token)") {
                    try store.list(ScenarioFilter(), page: .sample(1, token: token))
                }
            }
        }
    }

    @Test("A token of one filter is refused by every other", arguments: Backend.allCases)
    func foreignToken(backend: Backend) throws {
        let filters = [
            ScenarioFilter(), ScenarioFilter(verdicts: ["broken"]), ScenarioFilter(verdicts: ["broken", "tls"]),
            ScenarioFilter(code: "broken"), ScenarioFilter(namespace: "broken"),
            ScenarioFilter(labels: [.key("broken")]), ScenarioFilter(labels: [.label(key: "broken", value: "")]),
            ScenarioFilter(labels: [.label(key: "b", value: "roken")]),
            ScenarioFilter(labels: [.key("b"), .key("roken")]),
            ScenarioFilter(createdAfter: 0), ScenarioFilter(createdBefore: 0),
        ]
        try backend.withStore { store in
            for (index, filter) in filters.enumerated() {
                let token = PageToken(last: sample(5).id).text(for: filter)
                for (other, otherFilter) in filters.enumerated() {
                    if index == other {
                        try #expect(store.list(otherFilter, page: .sample(1, token: token)).items.isEmpty)
                    } else {
                        #expect(throws: StoreError.badToken) {
                            try store.list(otherFilter, page: .sample(1, token: token))
                        }
                    }
                }
            }
        }
    }

    @Test("A page has 1 to 1000 items, 50 unless asked otherwise")
    func sizes() {
        #expect(PageRequest(size: 0) == nil)
        #expect(PageRequest(size: 1001) == nil)
        #expect(PageRequest()?.size == 50)
    }
}
