extension Explanation {
    /// What each observer on the path sees of a failure.
    func symptoms(of reason: FailureReason) -> [Symptom] {
        let context = SymptomContext(walk, subject: subject)
        guard let fault = walk.certificateFault else { return Symptom.seen(reason, in: context) }
        return Symptom.seen(fault.symptoms(on: walk), in: context)
    }
}
