package import Engine
package import Manifests
import Model
package import Rendering

/// A question with its answer: what every operation that evaluates shares.
///
/// A class: it is handed on several times, and its answer alone holds some sixty references.
package final class AnsweredQuestion: Sendable {
    package let reading: QuestionReading
    package let answer: Answer
    let name: String?
    let labels: Labels
    /// `namespace/workload`, or a kind of client outside the mesh.
    let client: String
    /// `host:port`.
    let server: String

    /// - Throws: every fault of the input.
    package init(_ reading: QuestionReading) throws(Problem) {
        guard let question = reading.question else { throw .faults(reading.faults) }
        self.reading = reading
        name = question.name
        labels = question.labels
        client = question.client.text
        server = question.server.text
        do throws(SubjectError) {
            answer = try Evaluation.answer(question)
        } catch {
            throw .faults([reading.fault(of: error, workloads: question.manifests.workloads)])
        }
    }

    package convenience init(_ bytes: [UInt8], as format: TextFormat) throws(Problem) {
        try self.init(QuestionReading.read(bytes, as: format))
    }

    package func report(_ form: AnswerForm = .alone) -> Report {
        Report(
            answer: answer, repairs: repairs, name: name, labels: labels, client: client, server: server,
            question: form == .withQuestion ? reading.asked : nil)
    }

    private var repairs: [Report.Repair] {
        answer.remediations.map { remediation in
            Report.Repair(
                remediation: remediation,
                objects: remediation.changes.map { change in
                    Report.ChangedObject(reading.edited(change.resource, change.base, by: change.edits))
                })
        }
    }
}

extension QuestionReading {
    fileprivate func fault(of error: SubjectError, workloads: [Workload]) -> Fault {
        switch error {
        case .noSuchClient(let name):
            let names = workloads.filter { $0.metadata.namespace == name.namespace }.map(\.metadata.name)
            let nearest = Nearest.nearest(to: name.name, among: names).map { "did you mean `\($0)`, or " } ?? ""
            return fault(
                at: "/client/workload", .nameNotFound,
                "no workload `\(name.name)` in namespace `\(name.namespace)` among the manifests; "
                    + "\(nearest)add its manifest, or describe it by `dataplane`, `labels` or `serviceAccount`")
        case .shorthandRepeats(let object, let pointer):
            return fault(
                at: pointer, .shorthandConflict,
                "stands for \(object), which is among the manifests as well; leave one of the two out")
        }
    }
}

extension Client {
    /// As a picture names it.
    var text: String {
        switch self {
        case .workload(let name, _): String(pieces: name.namespace, "/", name.name)
        case .outside(let outsider): outsider.rawValue
        }
    }
}

extension Server {
    var text: String {
        switch target {
        case .host(let host, let port), .external(let host, let port): "\(host):\(port)"
        case .described(let service):
            String(pieces: service.service, ".", service.namespace, ":", String(service.port.number))
        }
    }
}
