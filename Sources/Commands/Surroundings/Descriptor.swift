import Glibc

/// An open file of the system, which is somebody else's to close.
struct Descriptor: Sink {
    let number: Int32

    func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(number, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    /// The next bytes, empty at the end; nil where they cannot be read.
    func read(upTo limit: Int = 1 << 16) -> [UInt8]? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, used in
            repeat { count = Glibc.read(number, buffer.baseAddress, limit) } while count < 0 && errno == EINTR
            used = max(0, count)
        }
        return count < 0 ? nil : bytes
    }

    func readToEnd() -> [UInt8]? {
        var result: [UInt8] = []
        while let piece = read() {
            if piece.isEmpty { return result }
            result += piece
        }
        return nil
    }
}
