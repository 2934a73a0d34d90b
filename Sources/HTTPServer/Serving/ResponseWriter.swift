import CHTTPServer

/// Turns a response into what the C server takes.
enum ResponseWriter {
    private final class SourceBox {
        let source: any BodySource

        init(_ source: any BodySource) {
            self.source = source
        }
    }

    static func send(_ response: Response, identifier: String, on exchange: OpaquePointer) -> Bool {
        var block: [UInt8] = []
        block.reserveCapacity(256)
        append("X-Request-Id", identifier, to: &block)
        append("X-Content-Type-Options", "nosniff", to: &block)
        for header in response.headers { append(header.name, header.value, to: &block) }
        return block.withUnsafeBytes { headers in
            switch response.body {
            case .bytes(let bytes):
                bytes.withUnsafeBytes { answer(response.status, headers, $0, on: exchange) }
            case .text(let text):
                text.withUTF8Buffer { answer(response.status, headers, UnsafeRawBufferPointer($0), on: exchange) }
            case .embedded(let embedded):
                answer(response.status, headers, embedded.buffer, on: exchange)
            case .stream(let source):
                stream(response.status, headers, source, on: exchange)
            }
        }
    }

    private static func append(_ name: String, _ value: String, to block: inout [UInt8]) {
        append(name, to: &block)
        append(value, to: &block)
    }

    private static func append(_ text: String, to block: inout [UInt8]) {
        let start = block.count
        block.append(contentsOf: text.utf8)
        for index in start..<block.count where block[index] < 0x20 && block[index] != 0x09 {
            block[index] = UInt8(ascii: " ")
        }
        block.append(0)
    }

    private static func answer(
        _ status: Int, _ headers: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer, on exchange: OpaquePointer
    ) -> Bool {
        var response = chs_response()
        response.status = Int32(truncatingIfNeeded: status)
        response.headers = text(headers)
        response.body = text(body)
        return chs_answer(exchange, &response)
    }

    private static func stream(
        _ status: Int, _ headers: UnsafeRawBufferPointer, _ source: any BodySource, on exchange: OpaquePointer
    ) -> Bool {
        var response = chs_response()
        response.status = Int32(truncatingIfNeeded: status)
        response.headers = text(headers)
        response.source = Unmanaged.passRetained(SourceBox(source)).toOpaque()
        response.read = { context, buffer, capacity in
            let box = Unmanaged<SourceBox>.fromOpaque(context).takeUnretainedValue()
            let piece = UnsafeMutableRawBufferPointer(start: buffer, count: capacity)
            switch box.source.read(into: piece) {
            case .bytes(let count) where count > 0 && count <= capacity: return Int64(count)
            case .end: return 0
            case .bytes, .failed: return -1
            }
        }
        response.release = { Unmanaged<SourceBox>.fromOpaque($0).release() }
        return chs_answer(exchange, &response)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> chs_text {
        chs_text(bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length: bytes.count)
    }
}
