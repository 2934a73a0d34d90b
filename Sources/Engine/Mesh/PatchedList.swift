/// What a mesh holds many of, by place; after a small change, with others at some places and new ones behind.
///
/// The rest is shared with the mesh before the change: copying ten thousand references takes longer than deciding the
/// calls that such a change can touch.
package struct PatchedList<Element: AnyObject & Sendable>: RandomAccessCollection, Sendable {
    private let base: [Element]
    /// nil for a list as it was made.
    private var patch: Patch?

    private struct Patch: Sendable {
        var replaced: [Int: Element] = [:]
        var added: [Element] = []
    }

    init(_ base: [Element]) {
        self.base = base
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { base.count + (patch?.added.count ?? 0) }

    package subscript(place: Int) -> Element {
        if let patch { return patched(place, patch) }
        return base[place]
    }

    private func patched(_ place: Int, _ patch: Patch) -> Element {
        if place >= base.count { return patch.added[place - base.count] }
        return patch.replaced[place] ?? base[place]
    }

    /// Puts an element at a place that is there.
    mutating func replace(_ place: Int, with element: Element) {
        var changed = patch ?? Patch()
        if place >= base.count {
            changed.added[place - base.count] = element
        } else {
            changed.replaced[place] = element
        }
        patch = changed
    }

    /// - Returns: its place.
    @discardableResult
    mutating func append(_ element: Element) -> Int {
        var changed = patch ?? Patch()
        changed.added.append(element)
        patch = changed
        return endIndex - 1
    }
}
