import Glibc

/// A connection to a server, in the clear or inside TLS.
final class ServerConnection {
    private let socket: Descriptor
    private let tls: TLSSession?
    private let address: ServerAddress

    /// How long the server may take for the next bytes: a large mesh takes a while to be read.
    private static let patience = 300

    init(_ address: ServerAddress, authorityFile: String?) throws(Failure) {
        self.address = address
        guard let socket = Self.connect(address) else {
            throw .failed("\(address) cannot be reached: \(Surroundings.systemError)")
        }
        self.socket = socket
        do throws(Failure) {
            tls = address.isTLS ? try TLSSession(socket.number, host: address.host, authorityFile: authorityFile) : nil
        } catch {
            Glibc.close(socket.number)
            throw .failed("\(address) cannot be asked: \(error.message)")
        }
    }

    /// The first of the host's addresses that can be reached; otherwise `errno` says why the last one cannot.
    private static func connect(_ address: ServerAddress) -> Descriptor? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address.host, "\(address.port)", &hints, &list) == 0 else {
            errno = EHOSTUNREACH
            return nil
        }
        defer { freeaddrinfo(list) }
        var next = list
        while let info = next?.pointee {
            next = info.ai_next
            let number = Glibc.socket(info.ai_family, info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), info.ai_protocol)
            guard number >= 0 else { continue }
            var limit = timeval(tv_sec: patience, tv_usec: 0)
            for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
                setsockopt(number, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
            }
            if Glibc.connect(number, info.ai_addr, info.ai_addrlen) == 0 { return Descriptor(number: number) }
            let reason = errno
            Glibc.close(number)
            errno = reason
        }
        return nil
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        guard offer(bytes) else { throw .failed("\(address) cannot be asked: \(Surroundings.systemError)") }
    }

    /// Writes as far as the server takes it, and says whether it took all.
    func offer(_ bytes: [UInt8]) -> Bool {
        bytes.isEmpty || (tls?.write(bytes) ?? socket.write(bytes))
    }

    /// Everything until the server closes.
    func readToEnd() throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        while let piece = tls?.read() ?? socket.read() {
            if piece.isEmpty { return result }
            result += piece
        }
        // A reset behind a whole answer is what a server does that did not want the rest of a body.
        if !result.isEmpty { return result }
        throw .failed("\(address) does not answer: \(Surroundings.systemError)")
    }

    func close() { Glibc.close(socket.number) }
}
