import CMalloc

/// The memory of the process.
package enum Memory {
    /// Gives back to the system what a large piece of work has let go.
    ///
    /// The allocator keeps it otherwise: a mesh takes several times its size while it is read, and once only.
    @Sendable static func giveBack() {
        malloc_trim(0)
    }

    /// Has large blocks be mappings of their own from now on, which go back as soon as they are let go.
    ///
    /// Otherwise the allocator learns from the first of them that goes, and puts all up to 32 MiB among the small ones, where a
    /// later small one holds the room of many.
    package static func keepLargeBlocksApart() {
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
    }
}
