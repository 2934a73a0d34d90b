import Engine
import Model
import Testing

@Suite("The symptoms of a failure")
struct SymptomTests {
    @Test("come from the observers on the path only", arguments: FailureReason.allCases)
    func path(of reason: FailureReason) {
        for context in SymptomContexts.all {
            let observers = Set(Symptom.seen(reason, in: context).map(\.observer))
            if context.clientSide == .withoutSidecar { #expect(!observers.contains(.clientSidecar)) }
            if context.serverSide == .withoutSidecar { #expect(!observers.contains(.serverSidecar)) }
            let callers: [Observer] = [.clientApp, .kubeAPIServer, .kubelet, .prometheus]
            #expect(observers.isDisjoint(with: callers.filter { $0 != context.callingObserver }))
        }
    }

    @Test("can each be seen in some call", arguments: FailureReason.allCases)
    func reach(of reason: FailureReason) {
        var left = Set(Catalogue.code(for: reason).symptoms)
        for context in SymptomContexts.all { left.subtract(Symptom.seen(reason, in: context)) }
        #expect(left.isEmpty)
    }

    @Test("leave no caller without one, whoever it is", arguments: FailureReason.allCases)
    func callers(meeting reason: FailureReason) {
        let fitting = SymptomContexts.all.filter { $0.fits(reason) }
        #expect(!fitting.isEmpty)
        for context in fitting {
            let seen = Symptom.seen(reason, in: context)
            #expect(seen.contains { $0.observer == context.callingObserver }, "\(context)")
        }
    }
}

extension SymptomContext {
    fileprivate var callingObserver: Observer {
        switch caller {
        case .workload, .outside(.external): .clientApp
        case .outside(.kubeAPIServer): .kubeAPIServer
        case .outside(.kubelet): .kubelet
        case .outside(.prometheus): .prometheus
        }
    }
}
