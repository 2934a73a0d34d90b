import Foundation
import Golden

// Prints for each golden file how many cases agree, and the first ten that do not, each with its differences.
// Exit status: 0 where all agree, 1 where some do not, 2 where an argument names no file of cases.
func complain(_ fault: any Error) -> Never {
    FileHandle.standardError.write(Data("\(fault)\n\(GoldenRun.usage)\n".utf8))
    exit(2)
}

guard let folder = GoldenFile.folder() else {
    print("golden: no folder of golden cases; name one by LEGIBLE_GOLDEN. Nothing was compared.")
    exit(0)
}
let names: [String]
do { names = try GoldenRun(Array(CommandLine.arguments.dropFirst()), in: folder).names } catch { complain(error) }
let shown = ProcessInfo.processInfo.environment["LEGIBLE_GOLDEN_SHOWN"].flatMap(Int.init) ?? 10
var disagree = 0
for name in names {
    let file: GoldenFile
    do { file = try GoldenFile(folder.appending(path: name)) } catch {
        complain(GoldenRun.WrongArgument(argument: name))
    }
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
