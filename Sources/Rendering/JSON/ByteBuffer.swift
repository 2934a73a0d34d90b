/// Bytes that are only ever appended.
///
/// An array asks at every append whether it is shared; an answer is two hundred short appends, and this is never shared.
struct ByteBuffer: ~Copyable {
    // INVARIANT: `count` bytes from `start` are initialised, and there is room for `capacity`.
    private var start: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit {
        start.deallocate()
    }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    var last: UInt8? { count == 0 ? nil : start[count - 1] }

    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress, bytes.count > 0 else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        (start + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// `"name":`, with one look at the room for it.
    mutating func appendKey(_ name: StaticString) {
        let length = name.utf8CodeUnitCount
        if capacity - count < length + 3 { grow(by: length + 3) }
        start[count] = UInt8(ascii: "\"")
        (start + count + 1).update(from: name.utf8Start, count: length)
        start[count + length + 1] = UInt8(ascii: "\"")
        start[count + length + 2] = UInt8(ascii: ":")
        count += length + 3
    }

    /// The bytes between quotes; none of them may need an escape.
    mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        if capacity - count < bytes.count + 2 { grow(by: bytes.count + 2) }
        start[count] = UInt8(ascii: "\"")
        if let first = bytes.baseAddress { (start + count + 1).update(from: first, count: bytes.count) }
        start[count + bytes.count + 1] = UInt8(ascii: "\"")
        count += bytes.count + 2
    }

    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first byte at or after a place that JSON wants escaped; eight at a time, as hardly any does.
    func firstToEscape(from first: Int) -> Int? {
        guard let start = UnsafeRawPointer(baseAddress) else { return nil }
        var place = first
        while place + 8 <= count, !Self.needsEscape(start.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
            place += 8
        }
        // The last eight once more, rather than the last few one by one.
        if place + 8 > count, count - first >= 8 {
            if !Self.needsEscape(start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)) { return nil }
        }
        while place < count {
            let byte = self[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
            place += 1
        }
        return nil
    }

    /// Whether one of eight bytes is below 0x20, `"` or `\`: the top bit of a byte is set by what was borrowed for it.
    private static func needsEscape(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = bytes ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslashes = bytes ^ ones &* UInt64(UInt8(ascii: "\\"))
        let borrowed = (bytes &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones)
        return borrowed & ~bytes & (ones &* 0x80) != 0
    }
}
