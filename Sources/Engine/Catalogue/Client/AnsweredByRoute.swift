extension Code {
    /// The failure `answered-by-route`.
    package static let answeredByRoute = Code(
        number: "LEG1006", title: "A route answers in place of the server", severity: .error,
        condition: """
            a VirtualService's route ends calls with an error of its own: by `fault.abort`, by `directResponse`, or \
            because none of its routes takes the request
            """,
        explanation: """
            The proxy that follows the route answers by itself, and nothing leaves it: the server never hears of the \
            call. `fault.abort` comes before everything else of a route, for the share of the calls that `percentage` \
            says. Where a VirtualService speaks for a host and none of its matches fits, there is no way back to the \
            host's own route, and the answer is 404.
            """,
        popularBelief: "A fault without a `percentage` is for every call.",
        instead: "An abort without a `percentage` is for none.",
        symptoms: [
            Symptom(.clientApp, "HTTP 503: fault filter abort", when: .faultAborts),
            Symptom(.clientApp, "HTTP 503, with the route's own body", when: .directResponse),
            Symptom(.clientApp, "HTTP 404 (no body)", when: .noRouteTakes),
            Symptom(.clientSidecar, "503 FI fault_filter_abort", when: .faultAborts),
            Symptom(.clientSidecar, "503 - direct_response", when: .directResponse),
            Symptom(.clientSidecar, "404 NR route_not_found", when: .noRouteTakes),
            Symptom(.gateway, "503 FI fault_filter_abort", when: .faultAborts),
            Symptom(.gateway, "503 - direct_response", when: .directResponse),
            Symptom(.gateway, "404 NR route_not_found", when: .noRouteTakes),
        ],
        remedies: [
            "Take the `fault` out of the route once the test is over.",
            "Add a route without a match at the end, which leads to the host itself.",
        ],
        source: "Istio: pilot/pkg/networking/core/route/route.go, `TranslateFault`, `ApplyDirectResponse`"
    )
}
