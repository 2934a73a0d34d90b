// How long the answers for whole meshes take: `swift run -c release mesh-benchmark [SERVICES…]`.
//
// With `--write SERVICES`, prints the generated mesh instead. For each size, the time from JSON bytes to totals, the
// classes, and the time of a diff of one object; for `reviews`, what admission reviews over 10,000 services take. With
// `--reviews 'UPDATE Service' COUNT`, sends those of one kind alone, so often, and with `--reviews slowest COUNT` those
// which make the p99: for a profiler.

import Engine
import Glibc
import Manifests
import Model

func seconds(_ body: () -> Void) -> Double {
    let elapsed = ContinuousClock().measure(body)
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
}

func milliseconds(_ value: Double) -> String { "\((value * 10_000).rounded() / 10) ms" }

/// The most memory that the process has had, in bytes.
func peak() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
}

func writeOut(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard count > 0 else { exit(1) }
            rest = rest.dropFirst(count)
        }
    }
}

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--write" {
    let bytes = MeshGenerator.json(services: Int(arguments.dropFirst().first ?? "") ?? 5000)
    writeOut(bytes)
    exit(0)
}
if arguments.first == "--namespace" {
    let bytes = MeshGenerator.oneNamespace(services: Int(arguments.dropFirst().first ?? "") ?? 2000)
    writeOut(bytes)
    exit(0)
}
if arguments.count == 3, arguments[0] == "--reviews", let count = Int(arguments[2]) {
    repeatReviews(arguments[1], count)
    exit(0)
}
if arguments.isEmpty { arguments = ["5000", "10000", "check", "reviews"] }

/// One mesh: its parts in seconds, the best of several rounds.
struct Measured {
    var total: Double
    var diff: Double
}

@MainActor func measure(_ services: Int) -> Measured {
    let json = MeshGenerator.json(services: services)
    var best = (read: Double.infinity, mesh: Double.infinity, matrix: Double.infinity, total: Double.infinity)
    var matrix: Matrix?
    for _ in 0..<(services > 20_000 ? 1 : 5) {
        matrix = nil
        var objects = Objects()
        let read = seconds { objects = ManifestReading.read(json, as: .json).objects }
        var mesh: Mesh?
        let meshed = seconds { mesh = Mesh(objects) }
        guard let mesh else { continue }
        let counted = seconds { matrix = Matrix(mesh) }
        if read + meshed + counted < best.total { best = (read, meshed, counted, read + meshed + counted) }
    }
    guard let matrix else { return Measured(total: 0, diff: 0) }
    let name = "\(services) services"
    print("\(name), JSON to totals: \(milliseconds(best.total))")
    print(
        "\(name): \(json.count) bytes, read \(milliseconds(best.read)), mesh \(milliseconds(best.mesh)), matrix "
            + milliseconds(best.matrix))
    print(
        "\(name): \(matrix.classes.clients) client classes, \(matrix.classes.servers) server classes, "
            + "\(matrix.classes.evaluated) calls evaluated for \(matrix.totals.all)")
    print("\(name): \(matrix.totals)")
    print("\(name), peak over JSON: \((Double(peak()) / Double(json.count) * 100).rounded() / 100) x")
    var change = ChangeSet()
    change.apply.peerAuthentications = [
        PeerAuthentication(metadata: Metadata(name: "default", namespace: "team-1"), mode: .strict)
    ]
    var diff = Double.infinity
    var counts = ChangeCounts()
    for _ in 0..<5 {
        diff = min(diff, seconds { counts = matrix.diff(change).counts })
    }
    print("\(name), diff of one object: \(milliseconds(diff))")
    print("\(name): \(counts)")
    return Measured(total: best.total, diff: diff)
}

/// What `legible check` does with Deployments and Services alone.
@MainActor func check(_ services: Int) {
    let json = MeshGenerator.oneNamespace(services: services)
    var best = Double.infinity
    var findings = 0
    for _ in 0..<5 {
        let taken = seconds {
            let matrix = Matrix(Mesh(ManifestReading.read(json, as: .json).objects))
            findings = MeshFindings(matrix, today: CalendarDay(secondsSince1970: 0)).items.count
        }
        best = min(best, taken)
    }
    print("check of \(services) services: \(milliseconds(best)), \(findings) findings")
}

/// The reviews of one kind of the mix, one after another, and all of them again.
@MainActor func repeatReviews(_ kind: String, _ count: Int) {
    var mix = ReviewMix(MeshGenerator.objects(services: 10_000))
    let all = (0..<3000).map { _ in mix.next() }
    let reviews = Reviews(mesh: MeshGenerator.json(services: 10_000))
    let bodies = kind == "slowest" ? reviews.slowest(all) : all.filter { Reviews.kind(of: $0) == kind }
    let counts = Dictionary(bodies.map { (Reviews.kind(of: $0), 1) }, uniquingKeysWith: +)
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(name): \(count)") }
    for _ in 0..<count {
        let taken = reviews.reviews(bodies)
        print("\(kind): \(bodies.count), " + percentiles(taken))
    }
}

func microseconds(_ value: Double) -> String { "\((value * 1e7).rounded() / 10) µs" }

/// - Parameter times: seconds, in order.
func percentiles(_ times: [Double]) -> String {
    "\(microseconds(times[times.count / 2])) in the middle, 90 % within "
        + "\(microseconds(times[times.count * 9 / 10])), most \(microseconds(times[times.count - 1]))"
}

/// What admission reviews of mixed kinds take over a mesh, beside one `evaluate` of a question with its manifests.
@MainActor func review(_ services: Int) {
    let json = MeshGenerator.json(services: services)
    var mix = ReviewMix(MeshGenerator.objects(services: services))
    let bodies = (0..<3000).map { _ in mix.next() }
    let reviews = Reviews(mesh: json)
    let question = contents(of: "Benchmarks/question-with-manifests.json")
    _ = reviews.reviews(Array(bodies.prefix(200)))
    let evaluate = reviews.evaluations(question, count: 1000)
    let taken = reviews.reviews(bodies)
    let (median, p99) = (taken[taken.count / 2], taken[taken.count * 99 / 100])
    print("evaluate: \(microseconds(evaluate[evaluate.count / 2])) in the middle")
    print("reviews over \(services) services: \(microseconds(median)) in the middle, p99 \(microseconds(p99))")
    let ratio = p99 / evaluate[evaluate.count / 2]
    print("reviews over \(services) services, p99 over evaluate: \((ratio * 10).rounded() / 10) x")
    for (name, times) in reviews.byKind(bodies) {
        print("reviews, \(name): \(percentiles(times)), \(times.count) of \(bodies.count)")
    }
    let rate = reviews.rate(bodies, whilePutting: json)
    print("reviews over \(services) services, while it is put: \(rate.rounded()) /s")
}

func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
}

var last: Measured?
for argument in arguments {
    if argument == "check" { check(2000) }
    if argument == "reviews" { review(10_000) }
    guard let services = Int(argument) else { continue }
    let measured = measure(services)
    if let last {
        print("\(services) services, growth: \((measured.total / last.total * 100).rounded() / 100) x")
    }
    last = measured
}
