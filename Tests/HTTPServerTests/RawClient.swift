import Glibc

/// A socket and nothing else, so that a test decides about every byte.
final class RawClient {
    enum Failure: Error {
        case cannotConnect(Int32)
        case timedOut(soFar: String)
    }

    private(set) var descriptor: Int32
    private(set) var pending: [UInt8] = []
    private(set) var wasReset = false

    init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.cannotConnect(errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends and waits until the peer's kernel has it, so that what is sent next arrives by itself.
    func sendApart(_ bytes: some Collection<UInt8>) {
        send(bytes)
        var unsent: Int32 = 1
        while unsent > 0, ioctl(descriptor, 0x5411, &unsent) == 0, unsent > 0 { sched_yield() }
    }

    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Closes with a reset instead of a goodbye.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(descriptor)
        descriptor = -1
    }

    /// Receives more; false at the end.
    func receive(within seconds: Double = 5) throws -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, Int32(seconds * 1000)) > 0 else {
            throw Failure.timedOut(soFar: String(decoding: pending, as: UTF8.self))
        }
        var piece = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &piece, piece.count, 0)
        wasReset = count < 0
        if count > 0 { pending += piece[..<count] }
        return count > 0
    }

    func answer(toHead: Bool = false) throws -> RawAnswer {
        while true {
            if let (answer, length) = RawAnswer.parse(pending, isHead: toHead) {
                pending.removeFirst(length)
                return answer
            }
            guard try receive() else {
                throw Failure.timedOut(soFar: String(decoding: pending, as: UTF8.self))
            }
        }
    }

    /// Everything up to the end of the connection.
    func rest(within seconds: Double = 5) throws -> String {
        while try receive(within: seconds) {}
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }
}
