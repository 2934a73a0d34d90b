import API
import Glibc
import HTTPServer
import Manifests
import ScenarioStore
import Synchronization

/// How long reviews take, through the operations as a server calls them, beside `evaluate`.
struct Reviews: Sendable {
    private let router: Router

    init(mesh: [UInt8]) {
        router = Router(Service(store: MemoryStore()).routes)
        guard send(.put, "/v1/meshes/prod", mesh) == 201 else { fatalError("the mesh cannot be put") }
    }

    @discardableResult
    private func send(_ method: HTTPMethod, _ path: String, _ body: [UInt8]) -> Int {
        let request = Request(
            method: method, path: path, query: [], headers: HeaderBlock([Header("Content-Type", "application/json")]),
            body: body)
        return router.respond(to: request, refusal: Service.refusal).status
    }

    /// Seconds of processor time, in order: others on the same machine do not count.
    private func times(_ path: String, _ bodies: [[UInt8]]) -> [Double] {
        bodies.map { time(path, $0) }.sorted()
    }

    private func time(_ path: String, _ body: [UInt8]) -> Double {
        let start = processorTime()
        if send(.post, path, body) != 200 { fatalError("\(path) failed") }
        return processorTime() - start
    }

    private func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func evaluations(_ question: [UInt8], count: Int) -> [Double] {
        times("/v1/evaluate", Array(repeating: question, count: count))
    }

    func reviews(_ bodies: [[UInt8]]) -> [Double] { times("/v1/admission/prod", bodies) }

    /// The same by operation and kind.
    func byKind(_ bodies: [[UInt8]]) -> [(name: String, times: [Double])] {
        let kinds = Dictionary(grouping: bodies, by: Self.kind)
        return kinds.sorted { $0.key < $1.key }.map { ($0.key, reviews($0.value)) }
    }

    /// The hundredth of them that takes longest, each by its best of several times.
    func slowest(_ bodies: [[UInt8]]) -> [[UInt8]] {
        let timed = bodies.map { body in
            (body: body, time: (0..<5).map { _ in time("/v1/admission/prod", body) }.min() ?? 0)
        }
        return timed.sorted { $0.time > $1.time }.prefix(bodies.count / 100).map(\.body)
    }

    /// The operation and the kind: `UPDATE Service`.
    static func kind(of body: [UInt8]) -> String {
        let request = Tree.read(body)?["request"]
        return "\(request?["operation"]?.text ?? "") \(request?["kind"]?["kind"]?.text ?? "")"
    }

    /// How many reviews a second are answered while the mesh is put once more.
    func rate(_ bodies: [[UInt8]], whilePutting mesh: [UInt8]) -> Double {
        let isPut = Atomic(false)
        return withThread({
            send(.put, "/v1/meshes/prod", mesh); isPut.store(true, ordering: .releasing)
        }) {
            var count = 0
            let taken = seconds {
                while !isPut.load(ordering: .acquiring) {
                    send(.post, "/v1/admission/prod", bodies[count % bodies.count])
                    count += 1
                }
            }
            return Double(count) / taken
        }
    }

    private func withThread(_ other: @escaping @Sendable () -> Void, _ body: () -> Double) -> Double {
        let isDone = Mutex(false)
        let box = Box {
            other(); isDone.withLock { $0 = true }
        }
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            }, Unmanaged.passRetained(box).toOpaque())
        let result = body()
        pthread_join(thread, nil)
        return result
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
