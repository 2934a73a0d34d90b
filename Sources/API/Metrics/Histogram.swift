/// A Prometheus histogram of durations.
struct Histogram: Sendable {
    /// Upper bounds, in nanoseconds.
    static let bounds: [UInt64] = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 5_000_000_000,
    ]
    /// The same, in seconds, as the exposition writes them.
    static let labels = [
        "0.00005", "0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25",
        "0.5", "1", "5",
    ]

    private var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
    private var total: UInt64 = 0

    mutating func record(nanoseconds: UInt64) {
        var place = 0
        while place < Self.bounds.count && nanoseconds > Self.bounds[place] { place += 1 }
        counts[place] += 1
        total += nanoseconds
    }

    /// - Parameter labels: `name="value"`, or empty.
    func write(_ name: String, labels: String, to text: inout String) {
        let separator = labels.isEmpty ? "" : ","
        var running = 0
        for place in counts.indices {
            running += counts[place]
            let bound = place < Self.labels.count ? Self.labels[place] : "+Inf"
            text += "\(name)_bucket{\(labels)\(separator)le=\"\(bound)\"} \(running)\n"
        }
        let braces = labels.isEmpty ? "" : "{\(labels)}"
        text += "\(name)_sum\(braces) \(Double(total) / 1_000_000_000)\n"
        text += "\(name)_count\(braces) \(running)\n"
    }
}
