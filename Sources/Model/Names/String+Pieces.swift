extension String {
    /// The pieces behind one another, in memory that is asked for once.
    ///
    /// Names of hosts, objects and identities are made for every evaluation, and so are sentences; interpolation grows a
    /// string step by step.
    package init(
        pieces first: String, _ second: String, _ third: String, _ fourth: String = "", _ fifth: String = "",
        _ sixth: String = "", _ seventh: String = "", _ eighth: String = ""
    ) {
        let length =
            first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count + fifth.utf8.count
            + sixth.utf8.count + seventh.utf8.count + eighth.utf8.count
        self.init(unsafeUninitializedCapacity: length) { buffer in
            var end = 0
            buffer.append(first, at: &end)
            buffer.append(second, at: &end)
            buffer.append(third, at: &end)
            buffer.append(fourth, at: &end)
            buffer.append(fifth, at: &end)
            buffer.append(sixth, at: &end)
            buffer.append(seventh, at: &end)
            buffer.append(eighth, at: &end)
            return end
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    fileprivate func append(_ piece: String, at end: inout Int) {
        end += UnsafeMutableBufferPointer(rebasing: self[end...]).initialize(fromContentsOf: piece.utf8)
    }
}
