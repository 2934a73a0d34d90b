import API
import HTTPServer

extension Command {
    /// `legible openapi`.
    static let openAPI = Command(
        "openapi", "prints the contract of the HTTP service",
        options: [.documentOutput],
        example: "legible openapi > openapi.yaml"
    ) { arguments, surroundings throws(Failure) in
        let isJSON = arguments.text(.documentOutput) == "json"
        try surroundings.print(isJSON ? Assets.openAPIJSON + [UInt8(ascii: "\n")] : Array(Assets.openAPI.buffer))
        return .yes
    }
}

extension Option {
    fileprivate static let documentOutput = Option(
        "output", .one(of: ["yaml", "json"]), short: "o", standard: "yaml", help: "how to print")
}
