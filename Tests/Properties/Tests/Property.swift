import Foundation
import Manifests
import Meshes
import Testing

/// Something that holds for every mesh, tried on many.
///
/// The meshes are the same in every run; `LEGIBLE_SEED` begins elsewhere, and `LEGIBLE_MESHES` multiplies how many are
/// tried. What fails is named by its seed, with the mesh shrunk to the objects that matter.
enum Property {
    private static let environment = ProcessInfo.processInfo.environment
    private static let firstSeed = environment["LEGIBLE_SEED"].flatMap { UInt64($0) } ?? 1
    private static let factor = environment["LEGIBLE_MESHES"].flatMap { Int($0) } ?? 1

    /// - Parameters:
    ///   - check: what is wrong with a mesh, or nil.
    ///   - isTold: how often the property said anything of a mesh at all; a property that never does proves nothing.
    static func holds(
        meshes count: Int, atLeast: Int = 1, sourceLocation: SourceLocation = #_sourceLocation,
        _ check: (RandomMesh) throws -> Finding
    ) throws {
        var told = 0
        for offset in 0..<UInt64(count * factor) {
            let mesh = RandomMesh(seed: firstSeed &+ offset)
            switch try check(mesh) {
            case .silent: continue
            case .holds: told += 1
            case .fails(let first):
                let (smallest, message) = try shrunk(mesh, first, check)
                Issue.record(
                    """
                    seed \(mesh.seed): \(message)
                    \(YAMLWriter.write(smallest.question))
                    """, sourceLocation: sourceLocation)
                return
            }
        }
        #expect(told >= atLeast, "the property was told of \(told) meshes only", sourceLocation: sourceLocation)
    }

    enum Finding {
        case holds
        case fails(String)
        /// The property says nothing of this mesh.
        case silent

        /// Two things that have to be equal.
        static func equal<Value: Equatable>(_ left: Value, _ right: Value) -> Finding {
            left == right ? .holds : .fails("\(left)\nis not\n\(right)")
        }
    }

    /// Takes away one object after the other, as long as the property still fails.
    private static func shrunk(
        _ mesh: RandomMesh, _ message: String, _ check: (RandomMesh) throws -> Finding
    ) rethrows -> (RandomMesh, String) {
        var (smallest, last) = (mesh, message)
        var place = 0
        while place < smallest.objects.count {
            var smaller = smallest
            smaller.objects.remove(at: place)
            if case .fails(let message) = try check(smaller) {
                (smallest, last) = (smaller, message)
            } else {
                place += 1
            }
        }
        return (smallest, last)
    }
}
