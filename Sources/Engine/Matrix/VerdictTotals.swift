/// How many calls came to each verdict.
package struct VerdictTotals: Hashable, Sendable {
    package var mutualTLS = 0
    package var tls = 0
    package var plaintext = 0
    package var broken = 0
    package var undetermined = 0

    package init() {}

    init(_ ends: [CallEnd: Int]) {
        for (end, count) in ends { self[end.verdict] += count }
    }

    package subscript(verdict: Verdict) -> Int {
        get {
            switch verdict {
            case .mutualTLS: mutualTLS
            case .tls: tls
            case .plaintext: plaintext
            case .broken: broken
            case .undetermined: undetermined
            }
        }
        set {
            switch verdict {
            case .mutualTLS: mutualTLS = newValue
            case .tls: tls = newValue
            case .plaintext: plaintext = newValue
            case .broken: broken = newValue
            case .undetermined: undetermined = newValue
            }
        }
    }

    package var all: Int { mutualTLS + tls + plaintext + broken + undetermined }

    /// The share of the calls that came to a verdict, from 0 to 1; 0 where there are none.
    package func share(_ verdict: Verdict) -> Double {
        all == 0 ? 0 : Double(self[verdict]) / Double(all)
    }
}
