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
            var end = buffer.append(first, at: 0)
            end = buffer.append(second, at: end)
            end = buffer.append(third, at: end)
            end = buffer.append(fourth, at: end)
            end = buffer.append(fifth, at: end)
            return buffer.append(sixth, at: end)
        }
    }

    /// The same for any number of them.
    package init(pieces: [String]) {
        self.init(unsafeUninitializedCapacity: pieces.reduce(0) { $0 + $1.utf8.count }) { buffer in
            pieces.reduce(0) { buffer.append($1, at: $0) }
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// - Returns: where the next piece begins.
    fileprivate func append(_ piece: String, at place: Int) -> Int {
        place + UnsafeMutableBufferPointer(rebasing: self[place...]).initialize(fromContentsOf: piece.utf8)
    }
}
