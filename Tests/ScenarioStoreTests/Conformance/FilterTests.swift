import ScenarioStore
import Testing

@Suite struct FilterTests {
    static let scenarios = [
        sample(1, labels: [.init(key: "team", value: "shop")], verdict: "broken"),
        sample(2, labels: [.init(key: "team", value: "pay"), .init(key: "env", value: "a=b")], verdict: "tls"),
        sample(3, verdict: "mutual-tls", codes: [], namespaces: ["shop", "shop-2"]),
        sample(4, labels: [.init(key: "team2", value: "shop")], verdict: "tls", codes: ["LEG1002", "LEG3001"]),
        sample(5, labels: [.init(key: "te\nam", value: "shop")], codes: ["LEG300"], namespaces: ["sho", "hop"]),
        sample(6, labels: [.init(key: "tea", value: "m\u{1F}shop")], verdict: "plaintext", namespaces: []),
    ]

    static let cases: [(ScenarioFilter, [Int])] = [
        (ScenarioFilter(), [6, 5, 4, 3, 2, 1]),
        (ScenarioFilter(verdicts: ["tls"]), [4, 2]),
        (ScenarioFilter(verdicts: ["tls", "broken"]), [5, 4, 2, 1]),
        (ScenarioFilter(verdicts: ["TLS", "%"]), []),
        (ScenarioFilter(code: "LEG3001"), [6, 4, 2, 1]),
        (ScenarioFilter(code: "LEG300"), [5]),
        (ScenarioFilter(code: ""), []),
        (ScenarioFilter(namespace: "shop"), [4, 3, 2, 1]),
        (ScenarioFilter(namespace: "hop"), [5]),
        (ScenarioFilter(namespace: "sho\nhop"), []),
        (ScenarioFilter(labels: [.key("team")]), [2, 1]),
        (ScenarioFilter(labels: [.key("tea")]), [6]),
        (ScenarioFilter(labels: [.key("te\nam")]), [5]),
        (ScenarioFilter(labels: [.label(key: "team", value: "shop")]), [1]),
        (ScenarioFilter(labels: [.label(key: "team", value: "sho")]), []),
        (ScenarioFilter(labels: [.label(key: "env", value: "a=b")]), [2]),
        (ScenarioFilter(labels: [.key("team"), .key("env")]), [2]),
        (ScenarioFilter(labels: [.key("team"), .key("team2")]), []),
        (ScenarioFilter(createdAfter: 4000), [6, 5]),
        (ScenarioFilter(createdAfter: 3999), [6, 5, 4]),
        (ScenarioFilter(createdBefore: 2000), [1]),
        (ScenarioFilter(createdBefore: 2001), [2, 1]),
        (ScenarioFilter(createdAfter: 1000, createdBefore: 4000), [3, 2]),
        (ScenarioFilter(createdAfter: -1), [6, 5, 4, 3, 2, 1]),
        (ScenarioFilter(createdAfter: .max), []),
        (ScenarioFilter(createdBefore: .min), []),
        (ScenarioFilter(createdBefore: .max), [6, 5, 4, 3, 2, 1]),
        (ScenarioFilter(verdicts: ["tls"], code: "LEG3001", namespace: "shop", createdAfter: 2000), [4]),
    ]

    @Test("A filter gives those that meet all of it, in a list and in an export", arguments: Backend.allCases)
    func filters(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.importing(FilterTests.scenarios)
            for (filter, numbers) in FilterTests.cases {
                let expected = numbers.map { FilterTests.scenarios[$0 - 1] }
                try #expect(store.list(filter, page: .sample()).items == expected, "\(filter)")
                var cursor = try store.export(filter)
                var exported: [StoredScenario] = []
                while let scenario = try cursor.next() { exported.append(scenario) }
                #expect(exported == expected.reversed(), "\(filter)")
            }
        }
    }

    @Test("Pages of a filtered list skip what does not meet the filter", arguments: Backend.allCases)
    func filteredPages(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.importing(FilterTests.scenarios)
            let filter = ScenarioFilter(verdicts: ["tls"])
            let first = try store.list(filter, page: .sample(1))
            let second = try store.list(filter, page: .sample(1, token: first.nextToken))
            #expect(first.items == [FilterTests.scenarios[3]])
            #expect(second.items == [FilterTests.scenarios[1]])
            #expect(second.nextToken == nil)
        }
    }

    @Test("A label condition is a key, or a key and a value that may hold `=`")
    func conditions() {
        #expect(ScenarioFilter.LabelCondition("team") == .key("team"))
        #expect(ScenarioFilter.LabelCondition("team=") == .label(key: "team", value: ""))
        #expect(ScenarioFilter.LabelCondition("a=b=c") == .label(key: "a", value: "b=c"))
        #expect(ScenarioFilter.LabelCondition("=b") == nil)
        #expect(ScenarioFilter.LabelCondition("") == nil)
    }
}
