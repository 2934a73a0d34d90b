import API
import Engine
import Manifests
import Model

/// A file, and the answer to its question or what is wrong with it.
struct FileAnswer {
    let path: String
    let result: Result<AnsweredQuestion, Problem>

    /// - Throws: where the file cannot be read at all.
    init(_ path: String, _ surroundings: Surroundings) throws(Failure) {
        self.path = path
        let text = try surroundings.contents(of: path)
        do throws(Problem) {
            result = .success(try AnsweredQuestion(text, as: Self.format(of: path) ?? .guess(text)))
        } catch {
            result = .failure(error)
        }
    }

    private static func format(of path: String) -> TextFormat? {
        let name = path.lowercased()
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
        return name.hasSuffix(".json") ? .json : nil
    }

    var status: ExitStatus {
        switch result {
        case .failure: .inputFault
        case .success(let answered):
            switch answered.answer.verdict {
            case .mutualTLS, .tls: .yes
            case .plaintext, .broken, .undetermined: .no
            }
        }
    }

    var faults: [Fault] {
        guard case .failure(let problem) = result else { return [] }
        return problem.errors.isEmpty ? [Fault(pointer: "", detail: problem.detail)] : problem.errors
    }

    /// Every fault on a line of its own, as compilers write them.
    func complain(to surroundings: Surroundings) {
        for fault in faults { surroundings.complain(fault.line(in: path)) }
    }
}

extension Fault {
    /// `FILE:LINE:COLUMN: POINTER: DETAIL`, without what is not known.
    func line(in path: String) -> String {
        var text = path == "-" ? "standard input" : path
        if line > 0 { text += ":\(line):\(column)" }
        text += ": "
        if !pointer.isEmpty { text += "\(pointer): " }
        text += detail
        return document > 0 ? "\(text) (document \(document) of the manifests)" : text
    }
}
