/// What decides: this engine, and the Istio that it is specified by.
package enum EngineVersion {
    package static let version = "1.0.0"
    package static let istio = "1.31"
}
