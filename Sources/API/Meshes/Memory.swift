import CMalloc

/// The memory of the process.
enum Memory {
    /// Gives back to the system what a large piece of work has let go.
    ///
    /// The allocator keeps it otherwise: a mesh takes several times its size while it is read, and once only.
    static func giveBack() {
        malloc_trim(0)
    }
}
