extension ULID: CustomStringConvertible {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The 26 characters of Crockford's base 32, upper case.
    package var description: String {
        String(unsafeUninitializedCapacity: 26) { target in
            var rest = UInt128(high) << 64 | UInt128(low)
            for index in stride(from: 25, through: 0, by: -1) {
                target[index] = ULID.alphabet[Int(truncatingIfNeeded: rest & 31)]
                rest >>= 5
            }
            return 26
        }
    }

    /// The identifier that `text` writes, or nil when it is not 26 characters of the alphabet or passes 128 bits.
    package init?(_ text: some StringProtocol) {
        let characters = text.utf8
        guard characters.count == 26, let first = characters.first, first <= UInt8(ascii: "7") else { return nil }
        var number: UInt128 = 0
        for character in characters {
            guard let value = ULID.alphabet.firstIndex(of: character) else { return nil }
            number = number << 5 | UInt128(value)
        }
        self.init(high: UInt64(truncatingIfNeeded: number >> 64), low: UInt64(truncatingIfNeeded: number))
    }
}
