extension ScenarioFilter {
    /// Whether `scenario` meets every condition.
    func accepts(_ scenario: StoredScenario) -> Bool {
        (verdicts.isEmpty || verdicts.contains(scenario.verdict))
            && code.map(scenario.codes.contains) ?? true
            && namespace.map(scenario.namespaces.contains) ?? true
            && labels.allSatisfy { condition in scenario.labels.contains(where: condition.accepts) }
            && createdAfter.map { scenario.createdAt > $0 } ?? true
            && createdBefore.map { scenario.createdAt < $0 } ?? true
    }
}

extension ScenarioFilter.LabelCondition {
    /// Whether `label` meets the condition.
    func accepts(_ label: StoredScenario.Label) -> Bool {
        switch self {
        case .key(let key): label.key == key
        case .label(let key, let value): label.key == key && label.value == value
        }
    }
}
