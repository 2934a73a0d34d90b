import Glibc
import Synchronization

/// The one thread that writes: everything that waits goes into one transaction, which costs one sync of the disk.
///
/// While a commit is on its way to the disk the next requests gather, so that the group grows with the load and a
/// lone request waits for nobody.
final class Writer: Sendable {
    private let queue: WriteQueue
    private let options: StoreOptions
    private let lastFailure = Mutex<StoreError?>(nil)
    private let scenarios: Atomic<Int>
    private let checkpointer: Checkpointer
    private let ended = Outcome<Bool>()

    /// Starts the thread, which owns `connection` from now on.
    init(connection: Connection, options: StoreOptions) throws(StoreError) {
        queue = WriteQueue(requestLimit: options.waitingWrites, byteLimit: options.waitingBytes)
        self.options = options
        scenarios = Atomic(try ScenarioTable(connection: connection).count())
        let path = connection.path
        checkpointer = try Checkpointer(
            connection: try Connection(
                path: path, fileSystem: options.fileSystem, busyMilliseconds: options.busyMilliseconds))
        let status = startThread { [self] in run(connection) }
        guard status == 0 else {
            checkpointer.close()
            throw .cannotOpen(path: path, reason: String(cString: strerror(status)))
        }
    }

    func add(_ request: WriteRequest) {
        do throws(StoreError) {
            try queue.add(request)
        } catch {
            request.fail(error)
        }
    }

    /// Why the last commit failed; nil when it did not.
    var failure: StoreError? { lastFailure.withLock { $0 } }

    var isClosed: Bool { queue.isClosed }

    var statistics: StoreStatistics {
        StoreStatistics(scenarios: scenarios.load(ordering: .relaxed), waitingWrites: queue.count)
    }

    /// Writes what waits, and ends the thread.
    func close() {
        queue.close()
        _ = ended.wait()
        ended.set(true)
    }

    /// Lets the thread end by itself once what waits is written.
    func abandon() {
        queue.close()
    }

    private func run(_ connection: Connection) {
        let transaction = WriteTransaction(connection: connection, options: options)
        while let batch = queue.take() {
            for group in groups(of: batch) { commit(group, transaction) }
            checkpointer.advance(with: connection)
        }
        checkpointer.close()
        connection.close()
        ended.set(true)
    }

    /// Parts of `batch` that are small enough for one transaction.
    private func groups(of batch: [WriteRequest]) -> [ArraySlice<WriteRequest>] {
        stride(from: 0, to: batch.count, by: 512).map { batch[$0..<min($0 + 512, batch.count)] }
    }

    private func commit(_ batch: ArraySlice<WriteRequest>, _ transaction: WriteTransaction) {
        let start = monotonicNanoseconds()
        do throws(StoreError) {
            let settled = try transaction.run(batch)
            report(batch.count, since: start, error: nil)
            scenarios.add(settled.reduce(0) { $0 + $1.growth }, ordering: .relaxed)
            for settlement in settled { settlement.tell() }
        } catch {
            if batch.count > 1, error.mayConcernOneRequest {
                for index in batch.indices { commit(batch[index...index], transaction) }
            } else {
                report(batch.count, since: start, error: error)
                for request in batch { request.fail(error) }
            }
        }
    }

    private func report(_ writes: Int, since start: UInt64, error: StoreError?) {
        lastFailure.withLock { $0 = error }
        options.observer(CommitReport(nanoseconds: monotonicNanoseconds() - start, writes: writes, error: error))
    }
}
