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
        makeRoom(for: 1)
        start[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress, bytes.count > 0 else { return }
        makeRoom(for: bytes.count)
        (start + count).initialize(from: first, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// `"name":`, behind a comma unless it is the first of its object; with one look at the room for it.
    mutating func appendKey(_ name: StaticString) {
        let length = name.utf8CodeUnitCount
        makeRoom(for: length + 4)
        var place = start + count
        if count > 0, place[-1] != UInt8(ascii: "{") {
            place.pointee = UInt8(ascii: ",")
            place += 1
        }
        place.pointee = UInt8(ascii: "\"")
        place += 1
        place.initialize(from: name.utf8Start, count: length)
        place += length
        place[0] = UInt8(ascii: "\"")
        place[1] = UInt8(ascii: ":")
        count = place + 2 - start
    }

    /// The bytes between quotes; none of them may need an escape.
    mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        let length = bytes.count
        makeRoom(for: length + 2)
        let place = start + count
        place.pointee = UInt8(ascii: "\"")
        if let first = bytes.baseAddress { (place + 1).initialize(from: first, count: length) }
        place[length + 1] = UInt8(ascii: "\"")
        count += length + 2
    }

    private mutating func makeRoom(for more: Int) {
        if capacity - count < more { grow(by: more) }
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
    /// The first byte at or after a place that JSON wants escaped; sixteen at a time, as hardly any does.
    func firstToEscape(from first: Int) -> Int? {
        guard let start = UnsafeRawPointer(baseAddress) else { return nil }
        func marks(_ place: Int) -> UInt64 { Self.marks(start.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
        var place = first
        while place &+ 16 <= count, marks(place) | marks(place &+ 8) == 0 { place &+= 16 }
        if place &+ 8 <= count, marks(place) == 0 { place &+= 8 }
        // The last eight once more, rather than the last few one by one.
        if place &+ 8 > count, count &- first >= 8, marks(count &- 8) == 0 { return nil }
        while place < count {
            let byte = self[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
            place += 1
        }
        return nil
    }

    /// Of eight bytes the top bits of those that are below 0x20, `"` or `\`: set by what was borrowed for them.
    private static func marks(_ bytes: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = bytes ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslashes = bytes ^ ones &* UInt64(UInt8(ascii: "\\"))
        let borrowed = (bytes &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones)
        return borrowed & ~bytes & (ones &* 0x80)
    }
}
