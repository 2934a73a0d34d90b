import Glibc

/// The signals that stop a server, as values that a thread waits for.
///
/// A handler could do next to nothing; a thread that waits may do everything.
struct Signals: Sendable {
    private let set: sigset_t

    /// Blocks them in this thread and in all that it starts from now on; ignores SIGPIPE.
    init() {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
        self.set = set
    }

    /// The next one.
    func wait() -> Int32 {
        var set = set
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        return number
    }
}
