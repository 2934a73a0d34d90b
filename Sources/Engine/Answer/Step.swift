/// Where on its way a call is: the number of its leg and, where a gateway stands in leg 2, the part of it.
package enum Step: String, Hashable, Sendable, CaseIterable {
    case insideClient = "1"
    case network = "2"
    case toGateway = "2.1"
    case fromGateway = "2.2"
    case insideServer = "3"

    package var leg: Int {
        switch self {
        case .insideClient: 1
        case .network, .toGateway, .fromGateway: 2
        case .insideServer: 3
        }
    }
}
