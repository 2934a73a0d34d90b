/// A number of bytes as people write it: `4194304`, `4096KiB`, `4MiB`, `1GiB`.
enum ByteSize {
    static let expected = "a size as `4194304`, `32KiB` or `4MiB`"

    private static let units = [("GiB", 30), ("MiB", 20), ("KiB", 10), ("B", 0)]

    static func read(_ text: String) -> Int? {
        let unit = units.first { text.hasSuffix($0.0) }
        let digits = text.dropLast(unit?.0.count ?? 0)
        guard digits.allSatisfy(\.isASCII), let number = Int(digits), number > 0, number <= Int.max >> 31 else {
            return nil
        }
        return number << (unit?.1 ?? 0)
    }
}
