import ScenarioStore
import Synchronization

/// A scenario of the `number`th second, distinct in every member.
func sample(
    _ number: Int, name: String? = "web calls orders", labels: [StoredScenario.Label] = [], verdict: String = "broken",
    codes: [String] = ["LEG3001"], namespaces: [String] = ["shop"], body: String? = nil
) -> StoredScenario {
    StoredScenario(
        id: ULID(high: UInt64(number * 1000) << 16, low: UInt64(number)), name: name, labels: labels, verdict: verdict,
        codes: codes, namespaces: namespaces, body: Array((body ?? "{\"number\":\(number)}").utf8))
}

extension IdempotencyKey {
    /// A key that came with a body.
    static func sample(_ key: String, body: String) throws -> IdempotencyKey {
        guard let key = IdempotencyKey(key: key, digest: Digest(of: Array(body.utf8))) else { throw BadSample() }
        return key
    }
}

extension PageRequest {
    /// A request whose size is known to be one.
    static func sample(_ size: Int = 50, token: String? = nil) throws -> PageRequest {
        guard let request = PageRequest(size: size, token: token) else { throw BadSample() }
        return request
    }
}

struct BadSample: Error {}

/// A clock that stands until it is set.
final class StandingClock: Sendable {
    private let now: Mutex<Int64>

    init(_ now: Int64 = 1_700_000_000_000) {
        self.now = Mutex(now)
    }

    var milliseconds: Int64 { now.withLock { $0 } }

    func advance(_ milliseconds: Int64) {
        now.withLock { $0 += milliseconds }
    }
}
