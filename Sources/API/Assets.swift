import CAssets
package import HTTPServer
import Manifests
import Rendering

/// The files that the binary carries.
package enum Assets {
    /// The OpenAPI document, as it stands in the repository.
    package static let openAPI = EmbeddedBytes(
        UnsafeRawBufferPointer(start: legible_openapi_yaml(), count: legible_openapi_yaml_size()))

    /// The same document as JSON, made once.
    package static let openAPIJSON: [UInt8] = {
        let tree = Tree.read(yaml: Array(openAPI.buffer))
        return tree.map(JSONWriter.write) ?? []
    }()
}
