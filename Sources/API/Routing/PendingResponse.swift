import HTTPServer
import Synchronization

/// A responder that a completion on another thread may take.
///
/// A completion cannot own what cannot be copied; this holds it until the one answer is there.
final class PendingResponse: Sendable {
    private let responder: Mutex<Responder?>

    init(_ responder: consuming Responder) {
        self.responder = Mutex(consume responder)
    }

    /// Only the first call answers.
    func send(_ response: Response) {
        guard let responder = responder.withLock({ $0.take() }) else { return }
        responder.send(response)
    }
}
