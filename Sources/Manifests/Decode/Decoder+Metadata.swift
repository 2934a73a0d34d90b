import Model

extension Decoder {
    /// The metadata of an object; nil with a fault where it has no name.
    mutating func metadata(_ header: Header) -> Metadata? {
        let node = header.metadata
        guard let name = header.name else {
            if header.isNameMissing {
                fault(node ?? header.node, .missingMember, "\(header.kind) without a name; give it a `metadata.name`")
            }
            return nil
        }
        return Metadata(
            name: name, namespace: header.namespace, labels: labels(node, "labels"),
            annotations: labels(node, "annotations"), creationTimestamp: timestamp(node), origin: header.origin)
    }

    private mutating func timestamp(_ node: Int?) -> Timestamp {
        guard let value = member(node, "creationTimestamp"), expect(value, .string) else { return .unknown }
        if let timestamp = document.withBytes(value, { Timestamp($0) }) { return timestamp }
        fault(
            value, .outOfRange,
            "`\(document.string(value).shortened)` is not a time; write it like `2026-01-31T12:00:00Z`")
        return .unknown
    }
}

extension Timestamp {
    /// RFC 3339, as Kubernetes writes it; fractions of a second are dropped.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 20, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] | 0x20 == 0x74, bytes[13] == 0x3a,
            bytes[16] == 0x3a,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), (1...12).contains(month),
            let day = Self.number(bytes[8..<10]), (1...31).contains(day),
            let hour = Self.number(bytes[11..<13]), hour < 24, let minute = Self.number(bytes[14..<16]), minute < 60,
            let second = Self.number(bytes[17..<19]), second < 61,
            let offset = Self.offset(bytes[19...])
        else { return nil }
        // Days since 1970 in the Gregorian calendar, with years that begin in March.
        let (shifted, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * months + 2) / 5 + day - 1
        let days = era * 146_097 + dayOfEra - 719_468
        self.init(seconds: Int64(days * 86_400 + hour * 3600 + minute * 60 + second - offset))
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int(digit) - 0x30
        }
        return value
    }

    /// Seconds east of Greenwich.
    private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var rest = bytes
        if rest.first == 0x2e {
            rest = rest.dropFirst()
            let digits = rest.prefix { $0.isDigit }.count
            guard digits > 0 else { return nil }
            rest = rest.dropFirst(digits)
        }
        guard let sign = rest.first else { return nil }
        if sign | 0x20 == 0x7a { return rest.count == 1 ? 0 : nil }
        let zone = UnsafeBufferPointer(rebasing: rest)
        guard sign == 0x2b || sign == 0x2d, zone.count == 6, zone[3] == 0x3a, let hours = number(zone[1..<3]),
            let minutes = number(zone[4..<6])
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == 0x2d ? -1 : 1)
    }
}
