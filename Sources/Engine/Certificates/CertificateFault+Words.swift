import Model

extension CertificateFault {
    /// What is wrong, as a clause of a sentence.
    var words: String {
        let certificate =
            above.map { "`\($0)`, which stands above the certificate of \(source.words)," }
            ?? "the certificate of \(source.words)"
        switch kind {
        case .incomplete(let found): return "\(source.words) \(found), so that the proxy gets no certificate from it"
        case .malformed: return "\(source.words) holds nothing that can be read as what it has to be"
        case .keyMismatch: return "the key of \(source.words) does not belong to the certificate beside it"
        case .notGranted(let namespace): return "no ReferenceGrant lets namespace `\(namespace)` use \(source.words)"
        case .expired(let time): return "\(certificate) expired at \(time.text)"
        case .notYetValid(let time): return "\(certificate) is not valid before \(time.text)"
        case .untrusted(let issuer, let trusted):
            return "\(certificate) does not lead to an authority of \(trusted): the last issuer is `\(issuer)`"
        case .notAuthority(let subject): return "\(certificate) is signed by `\(subject)`, which is no authority"
        case .wrongUse(let peer): return "\(certificate) is not for \(peer) (extended key usage)"
        case .revoked(let issuer): return "\(certificate) is taken back by `\(issuer)`"
        case .revocationUnknown(let issuer):
            return "\(certificate) may be revoked: of the lists that are given none is of `\(issuer)` and in its time"
        case .nameNotCovered(let expected, let found):
            return "\(certificate) is for \(Self.list(found)), and \(Self.list(expected)) is expected"
        case .identityNotExpected(let expected, let found):
            return
                "\(certificate) names \(found.map { "`\($0)`" } ?? "no SPIFFE ID"), and \(Self.list(expected)) is expected"
        case .trustDomainNotExpected(let expected, let found):
            return "\(certificate) names \(found.map { "`\($0)`" } ?? "no SPIFFE ID"), and the trust domain has to be "
                + Self.list(expected)
        }
    }

    private static func list(_ names: [String]) -> String {
        if names.isEmpty { return "no name" }
        let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
    }
}

extension Timestamp {
    /// RFC 3339, in UTC.
    var text: String {
        let ofDay = ((seconds % 86_400) + 86_400) % 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = CalendarDay(secondsSince1970: seconds)
        return "\(day)T\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))Z"
    }
}
