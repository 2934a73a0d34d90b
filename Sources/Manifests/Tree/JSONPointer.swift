/// A place in a value, as RFC 6901 writes it.
package struct JSONPointer: Hashable, Sendable {
    /// Names of members and positions in lists, without escapes.
    package var tokens: [String]

    package init(_ tokens: [String]) {
        self.tokens = tokens
    }

    /// nil for a text that neither is empty nor begins with `/`, or has a `~` that escapes nothing.
    package init?(_ text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        tokens = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
    }

    private static func unescaped(_ part: Substring) -> String? {
        var result = ""
        var isEscape = false
        for scalar in part.unicodeScalars {
            switch (isEscape, scalar) {
            case (false, "~"): isEscape = true
            case (false, _): result.unicodeScalars.append(scalar)
            case (true, "0"): (result, isEscape) = (result + "~", false)
            case (true, "1"): (result, isEscape) = (result + "/", false)
            case (true, _): return nil
            }
        }
        return isEscape ? nil : result
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as RFC 6901 writes it, with its escapes.
    package var description: String {
        tokens.map { "/" + $0.pointerToken }.joined()
    }
}
