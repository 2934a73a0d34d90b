import ScenarioStore

/// Hashes as the file of tokens has them.
enum SHA256 {
    static func hexadecimal(_ text: String) -> String { Hexadecimal.text(Digest(of: text.utf8).bytes) }
}
