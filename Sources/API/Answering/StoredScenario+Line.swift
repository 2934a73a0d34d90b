import Engine
import Manifests
import ScenarioStore

/// Why a line of an import is no scenario.
struct ImportFault: Error {
    var pointer: String
    var detail: String
}

extension StoredScenario {
    /// One line of an export: kept as it stands, byte for byte.
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
        let reading = QuestionReading.read(JSONWriter.write(question), as: .json)
        guard let asked = reading.question else {
            let fault = reading.faults.first
            throw ImportFault(
                pointer: "/question\(fault?.pointer ?? "")", detail: fault?.detail ?? "`question` cannot be read")
        }
        var codes = tree["failure"]?["code"]?.text.map { [$0] } ?? []
        for finding in tree["findings"]?.elements ?? [] {
            if let code = finding["code"]?.text, !codes.contains(code) { codes.append(code) }
        }
        self.init(
            id: id, name: asked.name, labels: asked.labels.entries.map { Label(key: $0.key, value: $0.value) },
            verdict: verdict, codes: codes, namespaces: asked.namespaces, body: line)
    }
}
