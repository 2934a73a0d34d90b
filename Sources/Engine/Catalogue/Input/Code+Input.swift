extension Code {
    /// The codes of the input.
    static let input: [Code] = []
}
