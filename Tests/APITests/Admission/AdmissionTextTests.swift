import Foundation
import Model
import Testing

@testable import API
@testable import Engine

struct AdmissionTextTests {
    private func changes(_ count: Int, name: String = "workload") -> [CallChange] {
        (0..<count).map { number in
            CallChange(
                kind: .broken, client: .workload(WorkloadName(namespace: "namespace", name: "\(name)-\(number)")),
                server: MatrixServer(host: "orders.shop.svc.cluster.local", port: 80),
                before: CallEnd(verdict: .plaintext, failure: nil),
                after: CallEnd(
                    verdict: .broken, failure: CallEnd.Failure(leg: 2, reason: .serverNoFilterChainPlaintext)),
                cause: ObjectReference(kind: "PeerAuthentication", namespace: "shop", name: "default"))
        }
    }

    private func text(_ count: Int, name: String = "workload", link: String? = "https://legible/v1/scenarios/1")
        -> AdmissionText
    {
        var counts = ChangeCounts()
        counts.broken = count
        return AdmissionText(counts: counts, worst: changes(min(count, 16), name: name), link: link)
    }

    @Test(arguments: [1, 2, 5, 16, 100_000])
    func `a message stays within its limit, and says what it leaves out`(count: Int) {
        let message = text(count).message
        #expect(message.utf8.count <= 1024)
        let shown = message.components(separatedBy: "LEG").count - 1
        #expect(shown >= min(count, 3))
        if count > shown {
            #expect(message.contains("\(count - shown) more; see https://legible/v1/scenarios/1"), "\(message)")
        } else {
            #expect(!message.contains("more;"))
        }
        #expect(message.hasSuffix("see https://legible/v1/scenarios/1"))
    }

    @Test(arguments: [1, 2, 5, 16, 100_000])
    func `warnings stay within their limits, and say what they leave out`(count: Int) {
        let warnings = text(count).warnings
        #expect(warnings.allSatisfy { $0.count <= 256 })
        #expect(warnings.reduce(0) { $0 + $1.count } <= 4096)
        let shown = warnings.filter { $0.contains("LEG") }.count
        #expect(shown >= 1)
        if count > shown { #expect(warnings.last?.contains("\(count - shown) more") == true) }
    }

    @Test func `a name of any length or kind breaks neither`() {
        let long = text(16, name: String(repeating: "é", count: 5000) + "\n\u{1B}[2J")
        #expect(long.message.utf8.count <= 1024)
        #expect(long.warnings.allSatisfy { $0.count <= 256 && !$0.unicodeScalars.contains { $0.value < 0x20 } })
        #expect(long.warnings.reduce(0) { $0 + $1.count } <= 4096)
        #expect(!text(2, name: "a\nb").message.contains("\n"))
    }

    @Test func `characters are counted as the API server counts them`() {
        let long = text(16, name: String(repeating: "e\u{301}", count: 500))
        #expect(long.warnings.allSatisfy { $0.unicodeScalars.count <= 256 })
        #expect(long.warnings.reduce(0) { $0 + $1.unicodeScalars.count } <= 4096)
    }

    @Test func `without a scenario there is no link`() {
        #expect(!text(1, link: nil).message.contains("http"))
        #expect(text(100, link: nil).message.contains("more; ask for the diff of this change"))
    }

    @Test func `with all that can be said beside, warnings stay within their limit`() {
        let text = text(16, name: String(repeating: "w", count: 200), link: String(repeating: "l", count: 300))
        let all = text.warnings + [text.neither, String(repeating: "s", count: 256)]
        #expect(all.allSatisfy { $0.count <= 256 })
        #expect(all.reduce(0) { $0 + $1.count } <= 4096)
    }

    @Test func `calls that end neither better nor worse are spoken of`() {
        var counts = ChangeCounts()
        counts.changed = 2
        let text = AdmissionText(counts: counts, worst: [], link: "http://a")
        #expect(
            text.neither
                == "legible: by this change 2 calls fail for another reason, or may or may not work; see http://a")
    }

    @Test func `what breaks and what is exposed are counted apart`() {
        var counts = ChangeCounts()
        (counts.broken, counts.exposed) = (2, 1)
        let text = AdmissionText(counts: counts, worst: [], link: nil)
        #expect(text.message.hasPrefix("legible: this change breaks 2 calls and exposes 1 call"))
    }
}
