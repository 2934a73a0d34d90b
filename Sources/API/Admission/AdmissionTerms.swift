import Model

/// How a webhook's address asks for reviews to be answered.
struct AdmissionTerms: Hashable, Sendable {
    enum Mode: String, CaseIterable {
        /// A change that breaks or exposes a call is refused.
        case deny
        /// It is let through, with warnings.
        case warn
        /// It is let through without a word, and kept.
        case audit
    }

    /// What becomes of a change where the snapshot is unknown or too old.
    enum Staleness: String, CaseIterable {
        case warn, deny
    }

    var mode = Mode.warn
    /// In milliseconds; nil where a snapshot never grows old.
    var maxAge: Int64?
    var stale = Staleness.warn

    static let parameters = ["mode", "maxAge", "stale"]
    /// What the API server itself puts behind a webhook's address: how long it waits. Nothing is done with it.
    static let added = ["timeout"]

    init(mode: Mode = .warn, maxAge: Int64? = nil, stale: Staleness = .warn) {
        self.mode = mode
        self.maxAge = maxAge
        self.stale = stale
    }

    /// - Throws: 400 for what is no mode or no length of time.
    init(_ parameters: Parameters) throws(Problem) {
        mode = try parameters.choice("mode") ?? .warn
        stale = try parameters.choice("stale") ?? .warn
        guard let text = parameters["maxAge"] else { return }
        guard let age = Self.milliseconds(text) else {
            throw .parameter("maxAge", "`\(text.prefix(64))` is no length of time: write it like `90s`, `15m` or `24h`")
        }
        maxAge = age
    }

    /// Terms as one segment of a path: `deny`, `deny.max-age-24h.stale-deny`.
    ///
    /// Kubernetes takes no query in a webhook's address, and of a path only segments that are DNS names
    /// (`k8s.io/apiserver`, `pkg/util/webhook/validation.go`).
    ///
    /// - Throws: 400 for a segment that says something else.
    init(segment text: String) throws(Problem) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let mode = Mode(rawValue: String(parts.first ?? "")) else { throw Self.unreadable(text) }
        self.init(mode: mode)
        for part in parts.dropFirst() {
            if part.hasPrefix("max-age-"), maxAge == nil, let age = Self.milliseconds(String(part.dropFirst(8))) {
                maxAge = age
            } else if part.hasPrefix("stale-"), let stale = Staleness(rawValue: String(part.dropFirst(6))) {
                self.stale = stale
            } else {
                throw Self.unreadable(text)
            }
        }
    }

    private static func unreadable(_ text: String) -> Problem {
        .faults([
            Fault(
                .invalidParameter, pointer: "/path/terms",
                detail: "`\(text.prefix(64))` is no terms: write `deny`, `warn` or `audit`, and behind it, if wanted, "
                    + "`.max-age-24h` and `.stale-deny`")
        ])
    }

    private static func milliseconds(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
        switch text.dropFirst(digits.count) {
        case "s": return number * 1000
        case "m": return number * 60_000
        case "h": return number * 3_600_000
        case "d": return number * 86_400_000
        default: return nil
        }
    }
}
