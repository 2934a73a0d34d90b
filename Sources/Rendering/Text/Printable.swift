extension String {
    /// The text with what would steer a terminal, or turn its writing round, shown as a replacement character.
    ///
    /// Names come from the input; a name must not be able to clear a screen or to hide what stands beside it.
    package var printable: String {
        if isPlain { return self }
        guard unicodeScalars.contains(where: Self.steers) else { return self }
        var result = ""
        for scalar in unicodeScalars { result.unicodeScalars.append(Self.steers(scalar) ? "\u{FFFD}" : scalar) }
        return result
    }

    /// Whether its bytes alone tell that nothing in it steers: none is a control, or the first of another that does.
    private var isPlain: Bool {
        var last: UInt8 = 0
        for byte in utf8 {
            switch byte {
            case 0..<0x20, 0x7F, 0xC2, 0xEF: return false
            case 0x80, 0x81: if last == 0xE2 { return false }
            default: break
            }
            last = byte
        }
        return true
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
