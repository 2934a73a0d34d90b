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
        let bytes = UnsafeRawBufferPointer(self)
        var place = first
        while place < count {
            while place + 8 <= count, !Self.needsEscape(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
                place += 8
            }
            let end = Swift.min(place + 8, count)
            while place < end {
                let byte = self[place]
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
                place += 1
            }
        }
        return nil
    }

    /// Whether one of eight bytes is below 0x20, `"` or `\`: the top bit of a byte is set by what was borrowed for it.
    private static func needsEscape(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = bytes ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslashes = bytes ^ ones &* UInt64(UInt8(ascii: "\\"))
        let low = (bytes &- ones &* 0x20) & ~bytes
        let found = low | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        return found & ones &* 0x80 != 0
    }
}
