package import Foundation

/// Which files a run of `golden` compares.
package struct GoldenRun: Sendable {
    /// An argument that names no file of cases.
    package struct WrongArgument: Error, CustomStringConvertible {
        package let argument: String

        package init(argument: String) { self.argument = argument }

        package var description: String { "golden: `\(argument)` is no file of golden cases" }
    }

    /// Those that this version decides.
    package static let standard = ["envoy.json", "istio.json", "gateway.json"]

    package static let usage =
        "usage: golden [FILE …], each a file of the folder that LEGIBLE_GOLDEN names; without one: "
        + standard.joined(separator: ", ")

    package let names: [String]

    /// - Parameter arguments: without the name of the program.
    package init(_ arguments: [String], in folder: URL) throws(WrongArgument) {
        for argument in arguments {
            var isFolder: ObjCBool = false
            let path = folder.appending(path: argument).path
            guard !argument.hasPrefix("-"), FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { throw WrongArgument(argument: argument) }
        }
        names = arguments.isEmpty ? Self.standard : arguments
    }
}
