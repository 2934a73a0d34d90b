import Engine
import Manifests
import Model
import ScenarioStore
/// Why a line of an import is no scenario.
struct ImportFault: Error {
    var pointer: String
    var detail: String
}

extension StoredScenario {
    /// One line of an export: kept as it stands, byte for byte, but for values of Secrets in its question.
    ///
    /// - Throws: the first member that is missing or is not what it has to be.
    init(line: [UInt8]) throws(ImportFault) {
        guard let tree = Tree.read(line), tree.members != nil else {
            throw ImportFault(pointer: "", detail: "the line is no JSON object")
        }
        guard let id = tree["id"]?.text.flatMap({ ULID($0) }) else {
            throw ImportFault(pointer: "/id", detail: "`id` has to be a ULID of 26 characters")
        }
        guard tree["createdAt"]?.text.flatMap(DateTime.parse) == id.milliseconds else {
            throw ImportFault(pointer: "/createdAt", detail: "`createdAt` has to be the time that `id` carries")
        }
        guard let verdict = tree["verdict"]?.text, Verdict(rawValue: verdict) != nil else {
            throw ImportFault(pointer: "/verdict", detail: "`verdict` has to be one of the five verdicts")
        }
        guard tree["legs"]?.elements != nil else {
            throw ImportFault(pointer: "/legs", detail: "`legs` has to be an array")
        }
        guard let question = tree["question"] else {
            throw ImportFault(pointer: "/question", detail: "`question` is missing")
        }
        let written = JSONWriter.write(question)
        let reading = QuestionReading.read(written, as: .json)
        guard let asked = reading.question else {
            let fault = reading.faults.first
            throw ImportFault(
                pointer: "/question\(fault?.pointer ?? "")", detail: fault?.detail ?? "`question` cannot be read")
        }
        var codes = tree["failure"]?["code"]?.text.map { [$0] } ?? []
        for finding in tree["findings"]?.elements ?? [] {
            if let code = finding["code"]?.text, !codes.contains(code) { codes.append(code) }
        }
        let kept = reading.asked
        let body = kept == written ? line : JSONWriter.write(tree.replacing("question", by: Tree.read(kept) ?? .null))
        self.init(
            id: id, name: asked.name, labels: asked.labels.entries.map { Label(key: $0.key, value: $0.value) },
            verdict: verdict, codes: codes, namespaces: asked.namespaces, body: body)
    }
}

extension Tree {
    fileprivate func replacing(_ name: String, by value: Tree) -> Tree {
        guard let members else { return self }
        return .object(members.map { $0.name == name ? Member(name, value) : $0 })
    }
}
