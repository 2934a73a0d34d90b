// How long the answers for whole meshes take: `swift run -c release mesh-benchmark [SERVICES…]`.
//
// With `--write SERVICES`, prints the generated mesh instead. For each size, the time from JSON bytes to totals, the
// classes, and the time of a diff of one object.

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
if arguments.isEmpty { arguments = ["5000", "10000", "check"] }

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

var last: Measured?
for argument in arguments {
    if argument == "check" { check(2000) }
    guard let services = Int(argument) else { continue }
    let measured = measure(services)
    if let last {
        print("\(services) services, growth: \((measured.total / last.total * 100).rounded() / 100) x")
    }
    last = measured
}
