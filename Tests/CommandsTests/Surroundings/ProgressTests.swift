import Testing

@testable import Commands

@Suite("What takes longer than a second is told to a person who looks")
struct ProgressTests {
    private static func lines(isShown: Bool, _ body: (Progress) -> Void) -> [Substring] {
        let errors = MemorySink()
        body(Progress(Surroundings(output: MemorySink(), errors: errors, showsProgress: isShown)))
        return errors.lines
    }

    @Test("what goes on is told once a second has passed, and what follows at once")
    func late() {
        let lines = Self.lines(isShown: true) { progress in
            progress.tell("reading a")
            progress.tell("waiting for b")
            progress.waited()
            progress.tell("comparing")
        }
        #expect(lines == ["legible: waiting for b", "legible: comparing"])
    }

    @Test("what is done within the second is not told, and nothing is behind the end")
    func early() {
        let done: (Progress) -> Void = { progress in
            progress.tell("reading a")
            progress.end()
            progress.waited()
            progress.tell("comparing")
        }
        #expect(Self.lines(isShown: true, done).isEmpty)
    }

    @Test("nobody looks at what is no terminal")
    func unseen() {
        let lines = Self.lines(isShown: false) { progress in
            progress.tell("reading a")
            progress.waited()
            progress.tell("comparing")
        }
        #expect(lines.isEmpty)
    }
}
