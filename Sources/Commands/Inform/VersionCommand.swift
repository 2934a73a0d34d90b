import Engine
import Rendering

extension Command {
    /// `legible version`.
    static let version = Command(
        "version", "prints the version, and the version of Istio that answers hold for", options: [.output],
        example: "legible version --output json"
    ) { arguments, surroundings throws(Failure) in
        guard arguments.text(.output) == "json" else {
            try surroundings.print("legible \(EngineVersion.version) (Istio \(EngineVersion.istio))\n")
            return .yes
        }
        var text = JSONText(capacity: 64)
        text.object { text in
            text.key("version")
            text.value(EngineVersion.version)
            text.key("istio")
            text.value(EngineVersion.istio)
        }
        text.endLine()
        try surroundings.print(text.bytes)
        return .yes
    }
}
