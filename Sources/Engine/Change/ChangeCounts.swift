/// How many calls a change of the mesh makes end differently, by kind.
package struct ChangeCounts: Hashable, Sendable {
    package var broken = 0
    package var exposed = 0
    package var repaired = 0
    package var hardened = 0
    package var changed = 0

    package init() {}

    package subscript(kind: CallChange.Kind) -> Int {
        get {
            switch kind {
            case .broken: broken
            case .exposed: exposed
            case .repaired: repaired
            case .hardened: hardened
            case .changed: changed
            }
        }
        set {
            switch kind {
            case .broken: broken = newValue
            case .exposed: exposed = newValue
            case .repaired: repaired = newValue
            case .hardened: hardened = newValue
            case .changed: changed = newValue
            }
        }
    }

    package var all: Int { broken + exposed + repaired + hardened + changed }
}
