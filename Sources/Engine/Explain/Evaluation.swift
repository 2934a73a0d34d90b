package import Model

/// The engine's one operation: a question in, its answer out.
package enum Evaluation {
    /// The whole answer, with what would repair the call.
    ///
    /// - Throws: what makes the question one that its manifests cannot answer.
    package static func answer(_ question: Question) throws(SubjectError) -> Answer {
        answer(question, subject: try Subject(question))
    }

    /// The same over a mesh that is there already, and stands for the question's manifests.
    package static func answer(_ question: Question, on mesh: Mesh) throws(SubjectError) -> Answer {
        answer(question, subject: try Subject(question, on: mesh))
    }

    private static func answer(_ question: Question, subject: Subject) -> Answer {
        let outcome = Outcome(subject)
        let explanation = Explanation(subject: subject, outcome: outcome)
        var answer = explanation.answer()
        if case .namespace(let workload)? = outcome.missing.first, !answer.missing.isEmpty {
            let alternatives = NamespaceAlternatives(
                question: question, subject: subject, namespace: workload.namespace)
            answer.missing[0] += " (\(alternatives.words))"
        }
        // Most calls that work leave nothing to propose, and are not copied for it.
        if Proposals.mayHelp(outcome.answer) {
            let found = Remedies(question: question, circumstances: explanation.circumstances, outcome: outcome).found()
            answer.remediations = found.remediations
            answer.unrepairable = found.unrepairable
        }
        return answer
    }
}
