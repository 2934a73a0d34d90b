/// The headers of a request in one run of bytes.
///
/// A handler looks at two or three of a dozen headers; one copy and a search cost less than a dictionary of strings.
package struct HeaderBlock: Sendable {
    /// "name\0value\0…", names in lower case.
    private let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A block of the given headers.
    ///
    /// For requests that no socket brought.
    package init(_ headers: [Header]) {
        var bytes: [UInt8] = []
        for header in headers {
            bytes += header.name.lowercased().utf8
            bytes.append(0)
            bytes += header.value.utf8
            bytes.append(0)
        }
        self.bytes = bytes
    }

    /// The value of a header, whatever the case of its name; several are joined by ", ".
    ///
    /// RFC 9110, 5.3: a list sent in several lines means the same as in one.
    package subscript(name: String) -> String? {
        var name = name.lowercased()
        return name.withUTF8 { wanted in
            bytes.withUnsafeBufferPointer { Self.find(wanted, in: $0) }
        }
    }

    /// Every header, in the order of the request.
    ///
    /// For tests and for callers that pass a request on.
    package var all: [Header] {
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
        return stride(from: 0, to: parts.count - 1, by: 2).map {
            Header(String(decoding: parts[$0], as: UTF8.self), String(decoding: parts[$0 + 1], as: UTF8.self))
        }
    }

    private static func find(_ wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var result: String?
        var cursor = 0
        while cursor < bytes.count {
            let name = cursor
            while bytes[cursor] != 0 { cursor += 1 }
            let nameEnd = cursor
            let value = nameEnd + 1
            cursor = value
            while bytes[cursor] != 0 { cursor += 1 }
            if nameEnd - name == wanted.count, bytes[name..<nameEnd].elementsEqual(wanted) {
                let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[value..<cursor]), as: UTF8.self)
                result = result.map { $0 + ", " + text } ?? text
            }
            cursor += 1
        }
        return result
    }
}
