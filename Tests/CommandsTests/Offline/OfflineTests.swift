import Commands
import Foundation
import Manifests
import Testing

@Suite("The commands for whole meshes, without a server")
struct OfflineTests {
    private func example(_ name: String) -> String { Repository.path("examples/meshes/\(name).yaml") }

    @Test("what fails a check is for the caller to say")
    func failOn() throws {
        #expect(try Ran("check", example("small-shop")).status == .yes)
        #expect(try Ran("check", "--fail-on", "plaintext", example("small-shop")).status == .yes)
        #expect(try Ran("check", example("webhook-trouble")).status == .no)
        let plain = """
            {apiVersion: v1, kind: Service, metadata: {name: a, namespace: x}, spec: {ports: [{port: 80, name: http}]}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: x}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}, spec: {containers: [{name: a, image: a}]}}
            """.replacingOccurrences(of: "spec: {ports", with: "spec: {selector: {app: a}, ports")
            .replacingOccurrences(
                of: "{name: a, namespace: x}, spec: {containers",
                with: "{name: a, namespace: x, labels: {app: a}}, spec: {containers")
        #expect(try Ran("check", "-", input: plain).status == .yes)
        #expect(try Ran("check", "--fail-on", "plaintext", "-", input: plain).status == .no)
        #expect(try Ran("check", "--fail-on", "warning", "-", input: plain).status == .no)
    }

    @Test(
        "a check looks at certificates at a time",
        arguments: [("2026-12-31T23:00:00Z", true), ("2027-01-02T00:00:00Z", false)])
    func certificates(time: String, isGood: Bool) throws {
        let manifests = try gatewayUntil2027()
        let ran = try Ran(["check", "--at", time, "-"], input: manifests)
        #expect(ran.output.contains("LEG2301") == !isGood)
        let bad = try Ran(["check", "--at", "tomorrow", "-"], input: manifests)
        #expect(bad.errors.contains("`tomorrow` is not a time"))
    }

    @Test(
        "a plan counts the calls that work at a time, and not those that a certificate breaks then",
        arguments: [("2026-12-31T23:00:00Z", "2 calls"), ("2027-01-02T00:00:00Z", "1 call")])
    func certificatesInPlans(time: String, refused: String) throws {
        let manifests =
            try gatewayUntil2027() + """

                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: orders, namespace: shop}
                spec: {host: orders.shop.svc.cluster.local, trafficPolicy: {tls: {mode: DISABLE}}}
                """
        let ran = try Ran(["plan-strict", "--at", time, "-"], input: manifests)
        #expect(ran.status == .no)
        #expect(ran.output.contains("shop/orders would refuse \(refused)\n"), "\(ran.output)\(ran.errors)")
        let bad = try Ran(["plan-strict", "--at", "tomorrow", "-"], input: manifests)
        #expect(bad.errors.contains("`tomorrow` is not a time"))
    }

    /// A mesh whose gateway has a certificate until 1 January 2027.
    private func gatewayUntil2027() throws -> String {
        let path = Repository.path("examples/codes/LEG2301-certificate-of-last-year.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try #require(text.split(separator: "manifests: |\n").last)
            .split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(2) }.joined(separator: "\n")
    }

    @Test("a faulty object is named, the others count, and the status is that of a fault")
    func faults() throws {
        let ran = try Ran("check", "-", input: "{apiVersion: v1, kind: Service, metadata: {}}\n---\nkind: [\n")
        #expect(ran.status == .inputFault)
        #expect(ran.errors.contains("standard input:"))
        #expect(try Ran("check", "/nowhere").status == .inputFault)
    }

    @Test("a folder is read with the folders in it, and an object in two files is told")
    func folders() throws {
        let directory = try Directory()
        let shop = try String(contentsOfFile: example("small-shop"), encoding: .utf8)
        let path = try directory.write(shop, to: "shop.yaml")
        _ = try directory.write("resources: [shop.yaml]", to: "kustomization.yaml")
        let folder = String(path.dropLast("/shop.yaml".count))
        let (one, file) = (try Ran("check", folder), try Ran("check", path))
        #expect(one.status == .yes && one.output == file.output, "\(one.errors)")
        let twice = try Ran("check", path, example("small-shop"))
        #expect(twice.status == .inputFault && twice.errors.contains("is given in another file as well"))
    }

    @Test("JSON has the manifests of repairs, edited where they stand")
    func repairs() throws {
        let directory = try Directory()
        let text = try String(contentsOfFile: example("migration-half-done"), encoding: .utf8)
        let before = try directory.write(text.replacingOccurrences(of: "STRICT}", with: "PERMISSIVE}"), to: "old.yaml")
        let diff = try #require(
            Tree.read(Array(try Ran("diff", "-o", "json", before, example("migration-half-done")).output.utf8)))
        #expect(diff["remediationsNotSought"] == 0)
        let items = try #require(diff["items"]?.elements)
        let repair = try #require(items.first?["remediation"])
        #expect(repair["verdictAfter"]?.text?.isEmpty == false)
        let yaml = try #require(repair["changes"]?.elements?.first?["yaml"]?.text)
        #expect(yaml.contains("apiVersion:"))
        let plan = try #require(Tree.read(Array(try Ran("plan-strict", "-o", "json", before).output.utf8)))
        let blockers = (plan["blocked"]?.elements ?? []).flatMap { $0["by"]?.elements ?? [] }
        let repairs = blockers.compactMap { $0["remediation"] }.filter { $0 != .null }
        #expect(!repairs.isEmpty)
        for repair in repairs {
            let changes = try #require(repair["changes"]?.elements)
            #expect(!changes.isEmpty && changes.allSatisfy { $0["yaml"]?.text?.contains("kind:") ?? false })
        }
    }

    @Test("a diff of two files says what breaks, by what, and what repairs it")
    func diff() throws {
        let directory = try Directory()
        let text = try String(contentsOfFile: example("migration-half-done"), encoding: .utf8)
        let before = try directory.write(text.replacingOccurrences(of: "STRICT}", with: "PERMISSIVE}"), to: "old.yaml")
        let ran = try Ran("diff", before, example("migration-half-done"))
        #expect(ran.status == .no)
        #expect(ran.output.hasPrefix("5 broken\n"))
        #expect(ran.output.contains("  by PeerAuthentication shop/default\n"))
        let back = try Ran("diff", example("migration-half-done"), before)
        #expect(back.status == .yes && back.output.hasPrefix("5 repaired\n"))
        let same = try Ran("diff", before, before)
        #expect(same.status == .yes && same.output == "no call ends differently\n")
        #expect(try Ran("diff", "--output", "json", before, before).output.contains("\"items\":[]"))
    }

    @Test("a plan is a stream of policies that can be applied")
    func plan() throws {
        let shop = try String(contentsOfFile: example("small-shop"), encoding: .utf8)
        let open = shop.replacingOccurrences(of: "STRICT", with: "PERMISSIVE")
        let ran = try Ran("plan-strict", "--output", "yaml", "-", input: open)
        #expect(ran.status == .yes)
        #expect(ran.output.hasPrefix("---\n# make the namespace shop STRICT\n"))
        #expect(ran.output.components(separatedBy: "kind: PeerAuthentication").count == 3)
        let blocked = try Ran("plan-strict", example("migration-half-done"))
        #expect(blocked.status == .no && blocked.output.contains("pay/bank would refuse 1 call"))
    }

    @Test("a file of suppressions keeps findings back")
    func suppressions() throws {
        let directory = try Directory()
        let path = try directory.write(
            "# known\nPeerAuthentication policy/default LEG3013: the guard moves next week\n", to: "known")
        let ran = try Ran("check", "--suppressions", path, example("webhook-trouble"))
        #expect(ran.output.contains("1 findings are suppressed") && !ran.output.contains("LEG3013 PeerAuthentication"))
        let wrong = try directory.write("LEG3013\n", to: "wrong")
        #expect(try Ran("check", "--suppressions", wrong, example("webhook-trouble")).status == .inputFault)
    }

    @Test("applications say what ports do not")
    func applications() throws {
        let directory = try Directory()
        let path = try directory.write(
            "items: [{host: orders.shop.svc.cluster.local, port: 80, app: {protocol: http, tls: true}}]",
            to: "apps.yaml")
        let ran = try Ran("check", "--applications", path, example("small-shop"))
        #expect(ran.status == .no && ran.output.contains("LEG3001"))
    }
}
