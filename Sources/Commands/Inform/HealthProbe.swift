import Glibc

/// One request to `/livez` over a socket of its own.
struct HealthProbe {
    let address: BindAddress

    /// The first line of the answer; nil where there is none within three seconds.
    func statusLine() -> String? {
        let number = socket(address.isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        guard number >= 0 else { return nil }
        defer { close(number) }
        var limit = timeval(tv_sec: 3, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(number, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connects(number) else { return nil }
        let stream = Descriptor(number: number)
        let request = "GET /livez HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n"
        guard stream.write(Array(request.utf8)) else { return nil }
        var answer: [UInt8] = []
        while !answer.contains(UInt8(ascii: "\n")), answer.count < 4096 {
            guard let piece = stream.read(upTo: 4096), !piece.isEmpty else { return nil }
            answer += piece
        }
        return String(decoding: answer.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    }

    private func connects(_ number: Int32) -> Bool {
        let port = in_port_t(address.port).bigEndian
        if address.isIPv6 {
            var target = sockaddr_in6()
            target.sin6_family = sa_family_t(AF_INET6)
            target.sin6_port = port
            guard inet_pton(AF_INET6, address.host, &target.sin6_addr) == 1 else { return false }
            return connects(number, &target)
        }
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port
        guard inet_pton(AF_INET, address.host, &target.sin_addr) == 1 else { return false }
        return connects(number, &target)
    }

    private func connects<Address>(_ number: Int32, _ target: inout Address) -> Bool {
        withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
    }
}
