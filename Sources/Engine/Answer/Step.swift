/// Where on its way a call is: the number of its leg and, where gateways stand in leg 2, the part of it.
package enum Step: String, Hashable, Sendable, CaseIterable {
    case insideClient = "1"
    case network = "2"
    case toGateway = "2.1"
    case fromGateway = "2.2"
    case fromSecondGateway = "2.3"
    case fromThirdGateway = "2.4"
    case insideServer = "3"

    package var leg: Int {
        switch self {
        case .insideClient: 1
        case .network, .toGateway, .fromGateway, .fromSecondGateway, .fromThirdGateway: 2
        case .insideServer: 3
        }
    }

    /// The part of leg 2 that leads on from the last of so many gateways; with none, all of it.
    static func from(gateways count: Int) -> Step {
        switch count {
        case 0: .network
        case 1: .fromGateway
        case 2: .fromSecondGateway
        default: .fromThirdGateway
        }
    }

    /// The part of leg 2 that leads to a gateway, by its place on the way.
    static func to(gateway place: Int) -> Step { place == 0 ? .toGateway : from(gateways: place) }
}
