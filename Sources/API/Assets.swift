import CAssets
import HTTPServer
import Manifests
import Rendering

/// The files that the binary carries.
enum Assets {
    static let openAPI = EmbeddedBytes(
        UnsafeRawBufferPointer(start: legible_openapi_yaml(), count: legible_openapi_yaml_size()))

    /// The same document as JSON, made once.
    static let openAPIJSON: [UInt8] = {
        let tree = Tree.read(yaml: Array(openAPI.buffer))
        return tree.map(JSONWriter.write) ?? []
    }()
}
