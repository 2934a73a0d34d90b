/// One commit, as an observer given to a store sees it.
package struct CommitReport: Hashable, Sendable {
    /// From the first write of the transaction until it was on disk.
    package let nanoseconds: UInt64
    /// How many requests it carried.
    package let writes: Int
    /// Why none of them was kept; nil after success.
    package let error: StoreError?

    package init(nanoseconds: UInt64, writes: Int, error: StoreError?) {
        self.nanoseconds = nanoseconds
        self.writes = writes
        self.error = error
    }
}
