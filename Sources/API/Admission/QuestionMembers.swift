import Model
import Rendering

extension ServerApplication {
    /// The member `app` of a server, where anything is said of it.
    func writeMember(to text: inout JSONText) {
        guard language != nil || tls != nil || requiresClientCertificate else { return }
        text.key("app")
        text.object { text in
            if let language {
                text.key("protocol")
                text.value(language.rawValue)
            }
            if let tls {
                text.key("tls")
                text.value(tls)
            }
            if requiresClientCertificate {
                text.key("requiresClientCertificate")
                text.value(true)
            }
        }
    }
}

extension Call {
    /// The member `request` of a question, where anything is said of it.
    func writeMember(to text: inout JSONText) {
        guard language != nil || statesTLS || host != nil else { return }
        text.key("request")
        text.object { text in
            if let language {
                text.key("protocol")
                text.value(language.rawValue)
            }
            if let host {
                text.key("host")
                text.value(host)
            }
            guard statesTLS else { return }
            text.key("tls")
            if let tls { tls.write(to: &text) } else { text.value(false) }
        }
    }
}

extension Call.TLS {
    fileprivate func write(to text: inout JSONText) {
        text.object { text in
            if let sni {
                text.key("sni")
                text.value(sni)
            }
            if !alpn.isEmpty {
                text.key("alpn")
                text.strings(alpn)
            }
            text.key("verify")
            text.value(verifiesServer)
            text.key("clientCertificate")
            text.value(hasClientCertificate)
        }
    }
}

/// What Kubernetes takes for the value of a label.
enum LabelForm {
    static func isValue(_ text: String) -> Bool {
        let isAlphanumeric: (UInt8) -> Bool = {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }
}
