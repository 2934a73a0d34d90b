import Engine
import HTTPServer
import Manifests
import Model
import ScenarioStore

/// One review: what is asked, and the mesh that it is about.
struct AdmissionReview: Sendable {
    let mesh: String
    let terms: AdmissionTerms
    let request: AdmissionRequest
    let snapshot: MeshSnapshot?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let now: Int64

    /// Why the change cannot be judged with confidence; nil where it can.
    var staleness: String? {
        guard let snapshot else { return "legible knows no mesh `\(mesh)`; nothing was checked" }
        guard let maxAge = terms.maxAge else { return nil }
        let age = now - snapshot.version.milliseconds
        guard age > maxAge else { return nil }
        return
            "legible's snapshot of mesh `\(mesh)` is \(Self.words(age)) old, and may be \(Self.words(maxAge)) at most"
    }

    /// What is to become of the mesh; nil where the change is none that decides anything.
    ///
    /// - Throws: why the object cannot be read.
    func change() throws(Unreadable) -> ChangeSet? {
        guard request.subresource.isEmpty else { return nil }
        switch (request.operation, request.object) {
        case (.connect, _), (.create, .none), (.update, .none): return nil
        case (.delete, _): return ChangeSet(delete: [request.reference], leavesOwned: request.leavesOwned)
        case (.create, .applied(let reading)), (.update, .applied(let reading)):
            guard reading.faults.isEmpty else {
                throw Unreadable(reference: request.reference, faults: reading.faults)
            }
            return ChangeSet(apply: reading.objects)
        }
    }

    struct Unreadable: Error {
        let reference: ObjectReference
        let faults: [Fault]

        var warning: String {
            let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
            let first = faults.first.map { "\($0.detail) at \($0.pointer)" } ?? ""
            return "legible cannot read \(reference), and let it through: \(first)\(more)"
        }
    }

    private static func words(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        if seconds < 120 { return "\(seconds) s" }
        return seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }
}

extension AdmissionReview {
    /// What a change that harms calls comes to, and what is said of it.
    ///
    /// - Parameters:
    ///   - unseen: said beside, where not all that the change decides is compared.
    ///   - stale: said beside, where the snapshot is too old.
    func decision(
        _ counts: ChangeCounts, _ text: AdmissionText, unseen: String?, stale: String?
    ) -> AdmissionDecision {
        var decision = AdmissionDecision.allowed
        if counts.broken + counts.exposed > 0 {
            switch terms.mode {
            case .deny where stale == nil || terms.stale == .deny:
                decision = AdmissionDecision(outcome: .denied, message: text.message)
            case .deny, .warn: decision = AdmissionDecision(outcome: .warned, warnings: text.warnings)
            case .audit: decision = AdmissionDecision(outcome: .audited)
            }
        }
        if counts.changed > 0, terms.mode != .audit, decision.outcome != .denied {
            decision.outcome = .warned
            decision.warnings.append(text.neither)
        }
        if let unseen, terms.mode != .audit, decision.outcome != .denied {
            decision.outcome = .warned
            decision.warnings.append(AdmissionText.cut("legible: \(unseen)", to: AdmissionText.warningLimit))
        }
        guard let stale, terms.mode != .audit else { return decision }
        return decision.adding(stale, terms)
    }

    /// What is said where nothing could be judged.
    func decision(unjudged reason: String) -> AdmissionDecision {
        terms.mode == .audit ? AdmissionDecision(outcome: .audited) : AdmissionDecision.allowed.adding(reason, terms)
    }
}

extension AdmissionDecision {
    /// The same, with a word on the snapshot that it comes from.
    fileprivate func adding(_ reason: String, _ terms: AdmissionTerms) -> AdmissionDecision {
        var result = self
        let reason = AdmissionText.cut(reason, to: AdmissionText.warningLimit)
        if terms.stale == .deny, terms.mode == .deny, result.outcome != .denied {
            return AdmissionDecision(outcome: .denied, message: reason)
        }
        if result.outcome == .allowed { result.outcome = .warned }
        result.warnings.insert(reason, at: 0)
        return result
    }
}
