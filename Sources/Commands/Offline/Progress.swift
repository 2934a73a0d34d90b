/// What a command is at, told to a person who has waited for a second.
struct Progress {
    private let start = ContinuousClock.now
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// - Parameter what: such as `reading mesh.json`.
    func tell(_ what: @autoclosure () -> String) {
        guard surroundings.showsProgress, ContinuousClock.now - start > .seconds(1) else { return }
        surroundings.complain("legible: \(what())")
    }
}
