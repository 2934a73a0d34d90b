import Foundation
import Golden

// Prints for each golden file how many cases agree, and the first ten that do not, each with its differences.
// Arguments name files; without any, those that this version decides.
guard let folder = GoldenFile.folder() else {
    print("golden: no folder of golden cases; name one by LEGIBLE_GOLDEN. Nothing was compared.")
    exit(0)
}
let names =
    CommandLine.arguments.count > 1
    ? Array(CommandLine.arguments.dropFirst()) : ["envoy.json", "istio.json", "gateway.json"]
let shown = ProcessInfo.processInfo.environment["LEGIBLE_GOLDEN_SHOWN"].flatMap(Int.init) ?? 10
var disagree = 0
for name in names {
    let file = try GoldenFile(folder.appending(path: name))
    var different: [(id: String, differences: [String])] = []
    for golden in file.cases {
        let differences = Comparison.differences(golden)
        if !differences.isEmpty { different.append((golden.id, differences)) }
    }
    let agreeing = file.cases.count - different.count
    let share = Double(agreeing) * 100 / Double(max(1, file.cases.count))
    print("\(name): \(agreeing) of \(file.cases.count) agree (\(String(format: "%.2f", share)) %)")
    for (id, differences) in different.prefix(shown) {
        print("  \(id)")
        for difference in differences { print("    \(difference)") }
    }
    disagree += different.count
}
exit(disagree == 0 ? 0 : 1)
