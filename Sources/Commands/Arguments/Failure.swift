/// Why a command ends without doing what it was asked, in words for its caller.
struct Failure: Error, Hashable, Sendable {
    let message: String
    let status: ExitStatus
    /// Whether the way the command was called is to blame, so that its help is of use.
    let isUsage: Bool

    static func usage(_ message: String) -> Failure {
        Failure(message: message, status: .inputFault, isUsage: true)
    }

    static func input(_ message: String) -> Failure {
        Failure(message: message, status: .inputFault, isUsage: false)
    }

    static func failed(_ message: String) -> Failure {
        Failure(message: message, status: .no, isUsage: false)
    }
}

/// What the caller's shell sees.
///
/// The numbers are part of the contract: continuous integration branches on them.
package enum ExitStatus: Int32, Hashable, Sendable, Comparable {
    /// It works.
    case yes = 0
    /// It does not, or not safely, or could not be done.
    case no = 1
    /// The input, or the command line, is at fault.
    case inputFault = 2

    /// Whether `right` is worse.
    ///
    /// The worst of several files decides.
    package static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
