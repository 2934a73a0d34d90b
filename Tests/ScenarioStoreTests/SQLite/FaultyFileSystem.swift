import CSQLite
import Glibc
import Foundation
import Synchronization

/// SQLite's module for files with writes, syncs and truncations that fail when a test says so.
///
/// One plan for the whole process, because SQLite's callbacks carry nothing: the suite that uses it is serialized.
enum FaultyFileSystem {
    static let name = "legible-faulty"

    /// Which operations fail, counted from 1 since the plan was made.
    struct Plan {
        var failing: ClosedRange<Int>
        var code: Int32
        var done = 0
        var failed = 0
    }

    struct Unavailable: Error {}

    static let plan = Mutex<Plan?>(nil)

    /// Registers the module once.
    static func register() throws {
        if sqlite3_vfs_find(name) != nil { return }
        guard let system = sqlite3_vfs_find(nil) else { throw Unavailable() }
        let module = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        module.initialize(to: system.pointee)
        module.pointee.zName = UnsafePointer(strdup(name))
        module.pointee.xOpen = { _, path, file, flags, outFlags in
            guard let system = sqlite3_vfs_find(nil), let file else { return SQLITE_INTERNAL }
            let code = system.pointee.xOpen(system, path, file, flags, outFlags)
            guard code == SQLITE_OK, let methods = file.pointee.pMethods else { return code }
            file.pointee.pMethods = FaultyFileSystem.methods(over: methods)
            return code
        }
        guard sqlite3_vfs_register(module, 0) == SQLITE_OK else { throw Unavailable() }
    }

    /// Whether the next operation has to fail, and with what.
    fileprivate static func next() -> Int32? {
        plan.withLock { plan in
            guard let failing = plan?.failing, let code = plan?.code else { return nil }
            plan?.done += 1
            guard failing.contains(plan?.done ?? 0) else { return nil }
            plan?.failed += 1
            return code
        }
    }

    private nonisolated(unsafe) static var original: UnsafePointer<sqlite3_io_methods>?
    /// One for each table of the system's, as SQLite has several.
    private nonisolated(unsafe) static var patched:
        [UnsafePointer<sqlite3_io_methods>: UnsafePointer<sqlite3_io_methods>] = [:]
    private static let patching = NSLock()

    /// The system's methods, but for the three that may fail.
    private static func methods(over system: UnsafePointer<sqlite3_io_methods>) -> UnsafePointer<sqlite3_io_methods>? {
        patching.lock()
        defer { patching.unlock() }
        if let known = patched[system] { return known }
        let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        methods.initialize(to: system.pointee)
        original = system
        methods.pointee.xWrite = { file, bytes, count, offset in
            FaultyFileSystem.next() ?? FaultyFileSystem.original?.pointee.xWrite(file, bytes, count, offset)
                ?? SQLITE_INTERNAL
        }
        methods.pointee.xSync = { file, flags in
            FaultyFileSystem.next() ?? FaultyFileSystem.original?.pointee.xSync(file, flags) ?? SQLITE_INTERNAL
        }
        methods.pointee.xTruncate = { file, size in
            FaultyFileSystem.next() ?? FaultyFileSystem.original?.pointee.xTruncate(file, size) ?? SQLITE_INTERNAL
        }
        patched[system] = UnsafePointer(methods)
        return UnsafePointer(methods)
    }
}
