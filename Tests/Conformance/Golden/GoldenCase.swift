import Foundation

/// One case that Istio or Envoy decided.
package struct GoldenCase: Sendable {
    package let id: String
    /// The question as JSON, exactly what `POST /v1/evaluate` takes.
    package let question: [UInt8]
    package let expectation: Expectation
}

/// What a case states; what it does not state is nil.
package struct Expectation: Decodable, Sendable {
    package struct Failure: Decodable, Equatable, Sendable {
        package var leg: Int
        package var reason: String
        package var step: String?
    }

    package struct Decisions: Decodable, Sendable {
        package var peerAuthentication: String?
        package var destinationRules: [String]?
        package var portProtocol: String?
    }

    package struct Endpoint: Decodable, Sendable {
        package var verdict: String
        package var failure: Failure?
    }

    package var works: Bool
    package var verdict: String?
    package var transports: [String: String]
    package var failure: Failure?
    package var l7: [String: Bool]?
    package var sni: String?
    package var decisions: Decisions?
    package var endpoints: [String: Endpoint]?
}
