package import Foundation

/// A file of cases, as the golden folder's README describes it.
package struct GoldenFile: Sendable {
    package let name: String
    package let cases: [GoldenCase]

    /// The folder: `LEGIBLE_GOLDEN`, or `../shared/golden` beside the project; nil where there is none.
    package static func folder() -> URL? {
        let stated = ProcessInfo.processInfo.environment["LEGIBLE_GOLDEN"]
        let folder =
            stated.map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath)
            .appending(path: "../../../../../shared/golden").standardizedFileURL
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? folder : nil
    }

    /// A file that holds no cases, so that nothing would be compared.
    package struct WithoutCases: Error {}

    /// - Throws: where the file cannot be read, or holds something else than cases.
    package init(_ url: URL) throws {
        name = url.lastPathComponent
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]] ?? []
        if root.isEmpty { throw WithoutCases() }
        cases = try root.flatMap { entry in
            guard let members = entry["cases"] as? [[String: Any]] else {
                return [try GoldenCase(entry, question: entry["question"] as? [String: Any] ?? [:])]
            }
            return try members.map { member in
                var question: [String: Any] = [:]
                for key in ["mesh", "manifests"] { question[key] = entry[key] }
                for key in ["client", "via", "server", "request"] { question[key] = member[key] }
                return try GoldenCase(member, question: question)
            }
        }
    }
}

extension GoldenCase {
    fileprivate init(_ members: [String: Any], question: [String: Any]) throws {
        id = members["id"] as? String ?? ""
        self.question = Array(try JSONSerialization.data(withJSONObject: question))
        let expectation = try JSONSerialization.data(withJSONObject: members["expect"] as? [String: Any] ?? [:])
        self.expectation = try JSONDecoder().decode(Expectation.self, from: expectation)
    }
}
