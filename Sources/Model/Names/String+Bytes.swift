extension String {
    /// Whether one of its bytes is this one.
    ///
    /// Names are looked through for every evaluation, and `utf8` as a sequence decodes its storage anew for each byte.
    package func contains(byte wanted: UInt8) -> Bool {
        let bytes = utf8.span
        for place in bytes.indices where bytes[place] == wanted { return true }
        return false
    }

    /// How many of its bytes are this one.
    package func count(ofByte wanted: UInt8) -> Int {
        let bytes = utf8.span
        var count = 0
        for place in bytes.indices where bytes[place] == wanted { count += 1 }
        return count
    }

    /// The same in lower case: itself where it is already, as nearly every name is.
    package var inLowerCase: String {
        let bytes = utf8.span
        for place in bytes.indices {
            // Below 26 for the capital letters alone.
            let letter = bytes[place] &- UInt8(ascii: "A")
            if letter < 26 || bytes[place] >= 0x80 { return lowercased() }
        }
        return self
    }
}
