import Engine
import Manifests
import Rendering

/// A stored answer beside the one that the same question gets today.
struct Drift {
    let before: Tree
    let after: Report

    /// In sentences; empty where both say the same.
    var changes: [String] {
        let verdict = after.answer.verdict.rawValue
        let reason = after.answer.failure?.reason.rawValue
        let leg = after.answer.failure?.step.rawValue
        var changes: [String] = []
        if let old = before["verdict"]?.text, old != verdict { changes.append("verdict: \(old) → \(verdict)") }
        let oldReason = before["failure"]?["reason"]?.text
        if oldReason != reason { changes.append("failure: \(oldReason ?? "none") → \(reason ?? "none")") }
        let oldLeg = before["failure"]?["step"]?.text
        if oldReason == reason, oldLeg != leg { changes.append("failing leg: \(oldLeg ?? "none") → \(leg ?? "none")") }
        return changes + transportChanges
    }

    private var transportChanges: [String] {
        var changes: [String] = []
        let old = before["legs"]?.elements ?? []
        for leg in after.answer.legs {
            let stored = old.first { $0["step"]?.text == leg.step.rawValue }
            let was = stored?["transport"]?.text ?? "not reached"
            let now = leg.transport?.rawValue ?? "not reached"
            if was != now { changes.append("leg \(leg.step.rawValue): \(was) → \(now)") }
        }
        return changes
    }

    var json: [UInt8] {
        let changes = self.changes
        var text = JSONText()
        text.object { text in
            text.key("before")
            text.object { text in
                for name in ["engine", "verdict", "summary", "failure"] {
                    text.key(named: name)
                    if let value = before[name] { text.raw(JSONWriter.write(value)) } else { text.null() }
                }
            }
            text.key("after")
            after.write(to: &text)
            text.key("drift")
            text.value(!changes.isEmpty)
            text.key("changes")
            text.strings(changes)
        }
        return text.bytes
    }
}
