/// How much a finding matters.
///
/// Three are enough to decide on: `error` stops a call, `warning` leaves it readable or misled, `note` only explains.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    case error, warning, note
}
