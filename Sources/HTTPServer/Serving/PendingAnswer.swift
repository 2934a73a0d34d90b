import CHTTPServer
import Synchronization

/// A request that waits for its answer, and what is to be told about both afterwards.
final class PendingAnswer: @unchecked Sendable {
    enum Target {
        case exchange(OpaquePointer)
        case memory(MemoryCell)
    }

    let target: Target
    let method: HTTPMethod?
    let identifier: String
    let remoteAddress: String
    // INVARIANT: written on the thread that dispatches before any other thread can see the value, then only read.
    var operation = "-"
    // INVARIANT: written by the one call that turns `isAnswered`, read by `finished`, which that call's hand-over to
    // the C server happens before.
    private(set) var status = 0
    private let isAnswered = Atomic(false)

    init(target: Target, method: HTTPMethod?, identifier: String, remoteAddress: String) {
        self.target = target
        self.method = method
        self.identifier = identifier
        self.remoteAddress = remoteAddress
    }

    func send(_ response: Response) {
        guard !isAnswered.exchange(true, ordering: .acquiringAndReleasing) else { return }
        status = response.status
        switch target {
        case .memory(let cell):
            cell.put(response)
        case .exchange(let exchange):
            let isTaken = ResponseWriter.send(response, identifier: identifier, on: exchange)
            // The server lets go of its tag in `finished`, which does not come for an answer that it did not take.
            if !isTaken { Unmanaged.passUnretained(self).release() }
        }
    }

    func dropped() {
        guard !isAnswered.load(ordering: .acquiring) else { return }
        send(Response(status: 500, text: "the request was not answered\n"))
    }
}
