package import Model

/// Everything that is wrong with an input.
package struct Faults: Error, Hashable, Sendable {
    /// In the order of the text.
    package let all: [Fault]

    package init(_ all: [Fault]) {
        self.all = all
    }
}
