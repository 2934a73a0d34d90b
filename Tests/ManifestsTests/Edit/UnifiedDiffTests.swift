import Golden
import Testing

@testable import Manifests

@Suite("Differences of two texts")
struct UnifiedDiffTests {
    @Test("a change is shown with three lines around it")
    func context() {
        let before = (1...9).map { "\($0)\n" }.joined()
        let after = before.replacing("5\n", with: "five\n")
        #expect(
            UnifiedDiff.text(from: before, to: after, path: "x.yaml") == """
                --- a/x.yaml
                +++ b/x.yaml
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8

                """)
    }

    @Test("what is new is compared with nothing")
    func created() {
        #expect(
            UnifiedDiff.text(from: nil, to: "a\nb\n", path: "x.yaml")
                == "--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n")
    }

    @Test("texts that are the same differ in nothing")
    func same() {
        #expect(UnifiedDiff.text(from: "a\n", to: "a\n", path: "x.yaml").isEmpty)
    }

    @Test("applied to the one text, it gives the other", arguments: 1...200)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed)
        let old = (0..<Int.random(in: 1...30, using: &random)).map { _ in "\(Int.random(in: 0...5, using: &random))\n" }
        var new = old
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0...new.count, using: &random)
            if Bool.random(using: &random) || place == new.count {
                new.insert("\(Int.random(in: 0...5, using: &random))\n", at: place)
            } else {
                new.remove(at: place)
            }
        }
        let (before, after) = (old.joined(), new.joined())
        let diff = UnifiedDiff.text(from: before, to: after, path: "x.yaml")
        #expect(before == after ? diff.isEmpty : AppliedDiff.apply(diff, to: before) == after, "\(diff)")
    }
}

/// Random numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
