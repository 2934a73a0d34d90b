import API
import Engine
import Manifests
import Model

/// A file, and the answer to its question or what is wrong with it.
struct FileAnswer {
    let path: String
    let result: Result<AnsweredQuestion, Faults>

    /// Every fault of an input; at least one.
    struct Faults: Error {
        let all: [Fault]
    }

    /// A file that cannot be read is a fault like all others, so that the files behind it are still answered.
    ///
    /// - Parameter time: when certificates are looked at, where the question does not say.
    init(_ path: String, at time: Timestamp? = nil, _ surroundings: Surroundings) {
        self.path = path
        let text: [UInt8]
        do throws(Failure) {
            text = try surroundings.contents(of: path)
        } catch {
            result = .failure(Faults(all: [Fault(pointer: "", detail: error.message)]))
            return
        }
        do throws(Problem) {
            let reading = QuestionReading.read(text, as: Self.format(of: path) ?? .guess(text))
            result = .success(try AnsweredQuestion(time.map(reading.judged) ?? reading))
        } catch {
            let whole = [Fault(pointer: "", detail: error.detail)]
            result = .failure(Faults(all: error.errors.isEmpty ? whole : error.errors))
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
        if case .failure(let faults) = result { faults.all } else { [] }
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
        return document > 1 ? "\(text) (document \(document))" : text
    }
}
