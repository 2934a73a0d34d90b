/// What a client would like to be answered with.
///
/// RFC 9110, section 12.5.1: the most specific range that fits a type decides its weight; 0 refuses it.
struct Acceptance {
    private struct Range {
        var type: Substring
        var subtype: Substring
        /// In thousandths.
        var weight: Int

        func specificity(for media: Substring) -> Int? {
            guard let slash = media.firstIndex(of: "/") else { return nil }
            if type == "*" && subtype == "*" { return 0 }
            guard type == media[..<slash] else { return nil }
            if subtype == "*" { return 1 }
            return subtype == media[media.index(after: slash)...] ? 2 : nil
        }
    }

    private let ranges: [Range]

    /// - Parameter header: nil accepts everything.
    init(_ header: String?) {
        ranges = (header ?? "").split(separator: ",").compactMap(Self.range)
    }

    private static func range(_ text: Substring) -> Range? {
        let parts = text.split(separator: ";").map { $0.trimming() }
        guard let media = parts.first?.lowercased(), let slash = media.firstIndex(of: "/") else { return nil }
        var weight = 1000
        for parameter in parts.dropFirst() {
            guard parameter.lowercased().hasPrefix("q=") else { continue }
            guard let value = Double(parameter.dropFirst(2)), value.isFinite else { return nil }
            weight = Int((min(max(value, 0), 1) * 1000).rounded())
        }
        return Range(type: media[..<slash], subtype: media[media.index(after: slash)...], weight: weight)
    }

    /// The offer that the client likes best, the first of equals; nil where it takes none.
    func choose(_ offers: [MediaType]) -> MediaType? {
        guard !ranges.isEmpty else { return offers.first }
        var best: (offer: MediaType, weight: Int)?
        for offer in offers {
            let weight = weight(of: offer)
            if weight > (best?.weight ?? 0) { best = (offer, weight) }
        }
        return best?.offer
    }

    private func weight(of offer: MediaType) -> Int {
        let media = offer.rawValue.prefix { $0 != ";" }
        var found: (specificity: Int, weight: Int)?
        for range in ranges {
            guard let specificity = range.specificity(for: media) else { continue }
            if specificity > (found?.specificity ?? -1) { found = (specificity, range.weight) }
        }
        return found?.weight ?? 0
    }
}

extension Substring {
    func trimming() -> Substring {
        var rest = self
        while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
