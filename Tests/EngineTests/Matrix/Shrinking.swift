import Model

/// Takes away from objects what a failure does not need, so that what is left shows it.
struct Shrinking {
    let fails: (Objects) -> Bool

    func smallest(_ objects: Objects) -> Objects {
        var result = objects
        var size = -1
        while size != count(result) {
            size = count(result)
            shrink(&result, \.namespaces)
            shrink(&result, \.workloads)
            shrink(&result, \.services)
            shrink(&result, \.endpointSlices)
            shrink(&result, \.peerAuthentications)
            shrink(&result, \.destinationRules)
            shrink(&result, \.virtualServices)
            shrink(&result, \.gateways)
            shrink(&result, \.gatewayAPI.gateways)
            shrink(&result, \.gatewayAPI.routes)
            shrink(&result, \.serviceEntries)
            shrink(&result, \.sidecars)
            shrink(&result, \.envoyFilters)
            shrink(&result, \.notConsidered)
        }
        return result
    }

    private func shrink<Element>(_ objects: inout Objects, _ path: WritableKeyPath<Objects, [Element]>) {
        for place in objects[keyPath: path].indices.reversed() {
            var smaller = objects
            smaller[keyPath: path].remove(at: place)
            if fails(smaller) { objects = smaller }
        }
    }

    private func count(_ objects: Objects) -> Int {
        objects.namespaces.count + objects.workloads.count + objects.services.count + objects.endpointSlices.count
            + objects.peerAuthentications.count + objects.destinationRules.count + objects.virtualServices.count
            + objects.serviceEntries.count + objects.sidecars.count + objects.envoyFilters.count
            + objects.notConsidered.count + objects.gateways.count + objects.gatewayAPI.gateways.count
            + objects.gatewayAPI.routes.count
    }
}
