/// gzip made by hand (RFC 1951, 1952), so that the tests do not trust the library that they test.
enum Gzip {
    private static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]

    /// Text in one stored block.
    static func stored(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let length = UInt16(bytes.count)
        let block = [1] + little(length) + little(~length) + bytes
        return header + block + little(checksum(bytes)) + little(UInt32(bytes.count))
    }

    /// Zeros, each block of 258 of them in a few bits.
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.put(1, 1)
        bits.put(1, 2)
        var left = count
        if left > 0 {
            bits.putReversed(0x30, 8)
            left -= 1
        }
        while left >= 258 {
            // Length code 285 is 258; distance code 0 is 1.
            bits.putReversed(0b1100_0101, 8)
            bits.putReversed(0, 5)
            left -= 258
        }
        for _ in 0..<left { bits.putReversed(0x30, 8) }
        bits.putReversed(0, 7)
        let zeros = [UInt8](repeating: 0, count: count)
        return header + bits.finished() + little(checksum(zeros)) + little(UInt32(count))
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value = ~UInt32(0)
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
        }
        return ~value
    }

    private struct Bits {
        private var bytes: [UInt8] = []
        private var current: UInt8 = 0
        private var count = 0

        mutating func put(_ value: Int, _ width: Int) {
            for bit in 0..<width { append(value >> bit & 1) }
        }

        mutating func putReversed(_ value: Int, _ width: Int) {
            for bit in (0..<width).reversed() { append(value >> bit & 1) }
        }

        private mutating func append(_ bit: Int) {
            current |= UInt8(bit) << count
            count += 1
            if count == 8 {
                bytes.append(current)
                current = 0
                count = 0
            }
        }

        func finished() -> [UInt8] {
            count == 0 ? bytes : bytes + [current]
        }
    }
}
