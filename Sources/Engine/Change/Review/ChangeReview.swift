package import Model

/// What a change does to the calls of a mesh, as far as an answer to it needs: how many end differently, and the worst.
package struct ChangeReview: Sendable {
    package var counts = ChangeCounts()
    /// The first of them in the order of `MatrixDiff.page`.
    package var worst: [CallChange] = []
    /// Those objects of the change of which the matrix does not show all that they decide.
    package var notCompared: [ObjectReference] = []
    /// Whether the mesh and its matrix were made anew for it.
    package var isFromScratch = false
}

extension Matrix {
    /// What a change does: of one object, only the calls that it can touch are evaluated, where they can be told.
    ///
    /// The answer is that of `diff(_:)`.
    ///
    /// - Parameter limit: how many of the calls are given.
    package func review(_ change: ChangeSet, limit: Int) -> ChangeReview {
        boundedReview(change, limit: limit) ?? reviewFromScratch(change, limit: limit)
    }

    /// The same, of two whole matrices.
    package func reviewFromScratch(_ change: ChangeSet, limit: Int) -> ChangeReview {
        let diff = MatrixDiff(before: self, after: changed(by: change), change: change)
        return ChangeReview(
            counts: diff.counts, worst: diff.page(limit: limit).items, notCompared: diff.notCompared,
            isFromScratch: true)
    }

    /// The same of what the change can touch; nil where the mesh has to be made anew for it.
    package func boundedReview(_ change: ChangeSet, limit: Int) -> ChangeReview? {
        let objects = ChangedObjects.between(mesh, mesh, change: change)
        let found = BoundedChange.of(change, objects, in: self)
        if case .unbounded = found { return nil }
        var review = ChangeReview()
        if case .some(let bounded) = found, bounded.parts == .routes {
            // No gateway reads it, so that all of it is compared.
        } else {
            review.notCompared = UncomparedObjects.among(objects, before: mesh, after: mesh, isKnown: true)
        }
        guard case .some(let bounded) = found else { return review }
        guard let touched = TouchedCalls(bounded, of: self) else { return nil }
        review.counts = touched.counts
        review.worst = touched.worst(limit, cause: objects.first)
        return review
    }
}
