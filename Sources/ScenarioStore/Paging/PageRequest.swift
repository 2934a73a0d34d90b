/// Which part of a list is asked for.
package struct PageRequest: Hashable, Sendable {
    /// How many items a page may have.
    package static let sizes = 1...1000

    /// The most items that the page may have.
    package let size: Int
    /// What the page before gave as its continuation; nil asks for the first page.
    package let token: String?

    /// A request for at most `size` items, or nil for a size out of `sizes`.
    package init?(size: Int = 50, token: String? = nil) {
        guard PageRequest.sizes.contains(size) else { return nil }
        self.size = size
        self.token = token
    }
}

/// A part of a list, newest first.
package struct Page: Hashable, Sendable {
    /// The scenarios, newest first.
    package let items: [StoredScenario]
    /// What asks for the next page; nil on the last one.
    package let nextToken: String?

    package init(items: [StoredScenario], nextToken: String?) {
        self.items = items
        self.nextToken = nextToken
    }
}
