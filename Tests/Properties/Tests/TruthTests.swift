import Engine
import Manifests
import Meshes
import Model
import Testing

@Suite("What an answer never says")
struct TruthTests {
    @Test("works, when a leg is not ok; or a transport that a leg does not have")
    func verdict() throws {
        try Property.holds(meshes: 1500, atLeast: 1300) { mesh in
            guard let answer = mesh.answer else { return .silent }
            return Self.contradiction(in: answer).map(Property.Finding.fails) ?? .holds
        }
    }

    private static func contradiction(in answer: Answer) -> String? {
        let network = answer.legs.filter { $0.medium != .loopback }
        let transports = network.map(\.transport)
        switch answer.verdict {
        case .mutualTLS, .tls, .plaintext:
            if answer.legs.contains(where: { $0.status != .ok }) { return "works, and a leg is not ok" }
            if answer.failure != nil || !answer.missing.isEmpty { return "works, and something is wrong or open" }
            if network.isEmpty { return "works without a leg on the network" }
            let weakest =
                transports.contains(.plaintext) ? Verdict.plaintext : transports.contains(.tls) ? .tls : .mutualTLS
            if answer.verdict != weakest { return "\(answer.verdict), and the weakest leg is \(weakest)" }
        case .broken:
            guard let failure = answer.failure else { return "broken without a failure" }
            let failed = answer.legs.filter { $0.status == .failed }.map(\.number)
            if failed != [failure.leg] { return "failed on \(failure.leg), and the legs that failed are \(failed)" }
        case .undetermined:
            if answer.missing.isEmpty { return "undetermined, and nothing is missing" }
            if answer.failure != nil { return "undetermined, and yet it fails" }
        }
        let layered = answer.legs.first { leg in
            guard let transport = leg.transport else { return !leg.layers.isEmpty }
            return (transport == .plaintext) != leg.layers.isEmpty
        }
        if let layered {
            return "leg \(layered.number) is \(layered.transport.map { "\($0)" } ?? "open") with \(layered.layers)"
        }
        let worst = answer.endpoints.map(\.verdict.rank).min() ?? answer.verdict.rank
        if answer.verdict != .undetermined && worst != answer.verdict.rank {
            return "an endpoint is worse than the answer"
        }
        let idle = answer.remediations.first { !$0.verdictAfter.works }
        return idle.map { "the repair `\($0.title)` does not work" }
    }

    /// STRICT for the mesh, and for a namespace or a workload of it.
    private static let strict: [Tree] = {
        func policy(_ namespace: String, _ selector: Tree?) -> Tree {
            var spec: [Tree.Member] = [.init("mtls", ["mode": "STRICT"])]
            if let selector { spec.append(.init("selector", ["matchLabels": selector])) }
            return [
                "apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication",
                "metadata": ["name": "added", "namespace": .string(namespace)], "spec": .object(spec),
            ]
        }
        return [policy(Names.root, nil)]
            + Names.namespaces.flatMap { namespace in
                [policy(namespace, nil)] + Names.workloads.map { policy(namespace, ["app": .string($0)]) }
            }
    }()

    @Test("that a weaker transport works because something turned STRICT")
    func strictness() throws {
        try Property.holds(meshes: 300, atLeast: 60) { mesh in
            guard let before = mesh.answer, before.verdict.works else { return .silent }
            for policy in Self.strict {
                guard let after = mesh.with([policy]).answer, after.verdict.works else { continue }
                if after.verdict.rank < before.verdict.rank {
                    return .fails("\(before.verdict) became \(after.verdict) by \(policy)")
                }
            }
            return .holds
        }
    }

    @Test("anything else where the peers and policies are described, and not written out")
    func described() throws {
        for seed in UInt64(1)...600 {
            var random = SeededGenerator(seed: seed)
            let pair = DescribedPair(&random)
            let (short, long) = (
                RandomMesh.answer(JSONWriter.write(pair.described), as: .json),
                RandomMesh.answer(JSONWriter.write(pair.writtenOut), as: .json)
            )
            let text = try #require(short, "seed \(seed)").core
            #expect(text == long?.core, "seed \(seed): \(YAMLWriter.write(pair.described))")
            if text != long?.core { return }
        }
    }
}
