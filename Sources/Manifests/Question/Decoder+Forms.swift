import Model

extension Decoder {
    /// A text of a question, which has to have a form of its own.
    mutating func text(_ parent: Int?, _ name: MemberName, _ form: TextForm) -> String? {
        member(parent, name).flatMap { text($0, form) }
    }

    mutating func text(_ node: Int, _ form: TextForm) -> String? {
        isText(node, form) ? document.string(node) : nil
    }

    /// Whether a value is a text of the form; a fault where it is not.
    private mutating func isText(_ node: Int, _ form: TextForm) -> Bool {
        guard expect(node, .string) else { return false }
        if document.withBytes(node, { form.accepts($0) }) { return true }
        let (what, advice) = form.described
        fault(node, .outOfRange, "`\(document.string(node).shortened)` is no \(what); \(advice)")
        return false
    }

    mutating func texts(_ parent: Int?, _ name: MemberName, _ form: TextForm) -> [String] {
        list(parent, name).map { values($0) { $0.text($1, form) } } ?? []
    }

    /// Labels that become those of an object, or by which a scenario is found: as Kubernetes takes them.
    mutating func questionLabels(_ parent: Int) -> Labels {
        guard let node = object(parent, "labels") else { return [] }
        if document.nodes[node].length > 64 { fault(node, .outOfRange, "more than 64 labels; leave some out") }
        for (key, value) in document.members(node) {
            _ = isText(key, .labelKey)
            if document.kind(value) == .string { _ = isText(value, .labelValue) }
        }
        return labels(node)
    }

    /// Makes a fault of what a question's settings of the mesh have in another form than they should.
    ///
    /// The `istio` ConfigMap is read without this: Istio has accepted it.
    ///
    /// - Parameter readTimeout: whether the timeout could be read; otherwise it has its fault already.
    mutating func checkForms(ofMesh node: Int, readTimeout: Bool) {
        var texts: [(MemberName, TextForm)] = [("rootNamespace", .dnsLabel), ("trustDomain", .trustDomain)]
        if readTimeout { texts.append(("protocolDetectionTimeout", .duration)) }
        for (name, form) in texts {
            if let value = member(node, name), document.kind(value) == .string { _ = isText(value, form) }
        }
        let lists: [(MemberName, TextForm)] = [
            ("trustDomainAliases", .trustDomain), ("defaultServiceExportTo", .exportTo),
            ("defaultVirtualServiceExportTo", .exportTo), ("defaultDestinationRuleExportTo", .exportTo),
        ]
        for (name, form) in lists {
            guard let list = member(node, name), document.kind(list) == .array else { continue }
            for element in document.elements(list) where document.kind(element) == .string { _ = isText(element, form) }
        }
    }

    /// Makes a fault of every member beside those that go together, but for what is unknown and has its fault already.
    mutating func allow(_ names: [StaticString], in node: Int, because choice: String) {
        for (key, _) in document.members(node)
        where !names.contains(where: { document.equals(key, $0) }) && !isFaulty(key) {
            let name = document.string(key)
            fault(key, .unknownMember, "`\(name.shortened)` does not go together with `\(choice)`; leave one out")
        }
    }
}
