package import Model

/// A finding that is known, and not to be reported until a day.
package struct Suppression: Hashable, Sendable {
    /// The object that it is about; nil for every object.
    package var object: ObjectReference?
    /// The code; nil for every code of the object.
    package var code: String?
    package var reason: String
    /// The last day on which it holds; nil for ever.
    package var until: CalendarDay?

    package init(object: ObjectReference? = nil, code: String? = nil, reason: String, until: CalendarDay? = nil) {
        self.object = object
        self.code = code
        self.reason = reason
        self.until = until
    }
}
