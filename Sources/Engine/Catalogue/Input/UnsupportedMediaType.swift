extension Code {
    /// The media type is not supported.
    package static let unsupportedMediaType = Code(
        number: "LEG9112", title: "The media type is not supported", severity: .error,
        condition: "`Content-Type` or `Content-Encoding` names something that the operation does not read",
        explanation: "Bodies are JSON or YAML; lists may be NDJSON; the only encoding is gzip.",
        remedies: [
            "Send `application/json` or `application/yaml`."
        ],
        source: "RFC 9110, section 15.5.16"
    )
}
