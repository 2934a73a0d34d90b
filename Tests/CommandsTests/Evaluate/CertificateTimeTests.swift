import Commands
import Foundation
import Testing

@Suite("evaluate --at")
struct CertificateTimeTests {
    /// The gateway's certificate is good until the end of 2026; the question's own time is taken out.
    private func evaluate(_ words: String..., stating time: String? = nil) throws -> Ran {
        let path = Repository.path("examples/codes/LEG2301-certificate-of-last-year.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let question = text.replacing("at: \"2027-02-01T00:00:00Z\"", with: time.map { "at: \"\($0)\"" } ?? "")
        #expect(question != text)
        return try Ran(["evaluate"] + words + ["-"], input: question)
    }

    @Test("says when certificates are looked at, where the question does not")
    func time() throws {
        #expect(try evaluate().status == .yes)
        #expect(try evaluate("--at", "2026-12-31T23:00:00Z").status == .yes)
        let late = try evaluate("--at", "2027-01-01T00:00:01Z")
        #expect(late.status == .no && late.output.contains("LEG2301"))
        #expect(try evaluate("--at", "2027-03-01T00:00:00Z", stating: "2026-06-01T00:00:00+02:00").status == .yes)
    }

    @Test("has to be a time")
    func malformed() throws {
        let ran = try evaluate("--at", "tomorrow")
        #expect(ran.status == .inputFault || ran.errors.contains("2026-01-31T12:00:00Z"))
        #expect(ran.errors.contains("`tomorrow` is not a time"))
    }
}
