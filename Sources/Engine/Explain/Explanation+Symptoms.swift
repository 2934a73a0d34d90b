extension Explanation {
    /// What each observer on the path sees of a failure.
    func symptoms(of reason: FailureReason) -> [Symptom] {
        Symptom.seen(reason, in: SymptomContext(walk, subject: subject))
    }
}
