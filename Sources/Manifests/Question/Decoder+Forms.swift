import Model

extension Decoder {
    /// A text of a question, which has to have a form of its own.
    mutating func text(_ parent: Int?, _ name: StaticString, _ form: TextForm) -> String? {
        member(parent, name).flatMap { text($0, form) }
    }

    mutating func text(_ node: Int, _ form: TextForm) -> String? {
        guard let text = string(node) else { return nil }
        if form.accepts(text) { return text }
        let (what, advice) = form.described
        fault(node, .outOfRange, "`\(text.shortened)` is no \(what); \(advice)")
        return nil
    }

    mutating func texts(_ parent: Int?, _ name: StaticString, _ form: TextForm) -> [String] {
        list(parent, name).map { values($0) { $0.text($1, form) } } ?? []
    }

    /// Labels that become those of an object, or by which a scenario is found: as Kubernetes takes them.
    mutating func questionLabels(_ parent: Int) -> Labels {
        guard let node = object(parent, "labels") else { return [] }
        if document.nodes[node].length > 64 { fault(node, .outOfRange, "more than 64 labels; leave some out") }
        for (key, value) in document.members(node) {
            _ = text(key, .labelKey)
            if document.kind(value) == .string { _ = text(value, .labelValue) }
        }
        return labels(node)
    }

    /// Makes a fault of what a question's settings of the mesh have in another form than they should.
    ///
    /// The `istio` ConfigMap is read without this: Istio has accepted it.
    ///
    /// - Parameter readTimeout: whether the timeout could be read; otherwise it has its fault already.
    mutating func checkForms(ofMesh node: Int, readTimeout: Bool) {
        var texts: [(StaticString, TextForm)] = [("rootNamespace", .dnsLabel), ("trustDomain", .trustDomain)]
        if readTimeout { texts.append(("protocolDetectionTimeout", .duration)) }
        for (name, form) in texts {
            if let value = member(node, name), document.kind(value) == .string { _ = text(value, form) }
        }
        let lists: [(StaticString, TextForm)] = [
            ("trustDomainAliases", .trustDomain), ("defaultServiceExportTo", .exportTo),
            ("defaultVirtualServiceExportTo", .exportTo), ("defaultDestinationRuleExportTo", .exportTo),
        ]
        for (name, form) in lists {
            guard let list = member(node, name), document.kind(list) == .array else { continue }
            for element in document.elements(list) where document.kind(element) == .string { _ = text(element, form) }
        }
    }

    /// Makes a fault of every member beside those that go together.
    mutating func allow(_ names: [StaticString], in node: Int, because choice: String) {
        for (key, _) in document.members(node) where !names.contains(where: { document.equals(key, $0) }) {
            let name = document.string(key)
            fault(key, .unknownMember, "`\(name.shortened)` does not go together with `\(choice)`; leave one out")
        }
    }
}
