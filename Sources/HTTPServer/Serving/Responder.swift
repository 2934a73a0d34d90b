/// The right to answer one request, once.
///
/// It cannot be copied, so no request is answered twice; dropped without an answer, it sends 500.
package struct Responder: ~Copyable, Sendable {
    let answer: PendingAnswer

    init(_ answer: PendingAnswer) {
        self.answer = answer
    }

    /// Answers the request, from any thread.
    ///
    /// Within the handler is fastest: nothing is suspended then.
    package consuming func send(_ response: Response) {
        answer.send(response)
    }

    deinit {
        answer.dropped()
    }
}
