extension String {
    /// The pieces behind one another, in memory that is asked for once.
    ///
    /// Names of hosts, objects and identities are made for every evaluation; interpolation grows a string step by step.
    package init(
        pieces first: String, _ second: String, _ third: String, _ fourth: String = "", _ fifth: String = "",
        _ sixth: String = ""
    ) {
        let length =
            first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count + fifth.utf8.count
            + sixth.utf8.count
        self.init(unsafeUninitializedCapacity: length) { buffer in
            var end = 0
            func append(_ piece: String) {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[end...])
                end += rest.initialize(fromContentsOf: piece.utf8)
            }
            append(first)
            append(second)
            append(third)
            append(fourth)
            append(fifth)
            append(sixth)
            return end
        }
    }
}
