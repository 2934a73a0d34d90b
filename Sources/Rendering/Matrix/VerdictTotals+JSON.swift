package import Engine

extension VerdictTotals {
    /// How many calls came to each verdict, by its word.
    package func write(to text: inout JSONText) {
        text.object { text in
            for verdict in Verdict.allCases {
                text.key(named: verdict.rawValue)
                text.value(self[verdict])
            }
        }
    }

    /// The same as shares of all calls, with at most four digits behind the point.
    package func writeShares(to text: inout JSONText) {
        text.object { text in
            for verdict in Verdict.allCases {
                text.key(named: verdict.rawValue)
                text.raw(Array(Self.decimal(tenThousandths: Int((share(verdict) * 10_000).rounded())).utf8))
            }
        }
    }

    private static func decimal(tenThousandths: Int) -> String {
        let rest = "\(tenThousandths % 10_000)"
        var text = "\(tenThousandths / 10_000).\(String(repeating: "0", count: 4 - rest.count))\(rest)"
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}

extension MatrixGroup {
    /// The calls between two groups (`openapi/openapi.yaml`, `MatrixGroup`).
    package func write(to text: inout JSONText) {
        text.object { text in
            text.member("client", client)
            text.member("server", server)
            text.key("totals")
            totals.write(to: &text)
        }
    }
}
