extension Code {
    /// The codes of the resources that change nothing.
    static let resources: [Code] = []
}
