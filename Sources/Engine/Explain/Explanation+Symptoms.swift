import Model

extension Explanation {
    /// What each observer on the path sees of a failure.
    func symptoms(of reason: FailureReason) -> [Symptom] { [] }
}
