import Foundation
import Model
import Testing

@testable import Manifests

/// `Fixtures/every-member.json` has one object of each kind, with every member of its custom resource definition.
struct IstioMembersTests {
    @Test func `no member that Istio's own definitions know is a fault`() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/every-member.json")
        let bytes = try [UInt8](Data(contentsOf: path))
        let reading = ManifestReading.read(bytes, as: .json)
        #expect(reading.faults == [])
        #expect(reading.nodes.count == 7)
        #expect(reading.objects.notConsidered.isEmpty)
    }
}
