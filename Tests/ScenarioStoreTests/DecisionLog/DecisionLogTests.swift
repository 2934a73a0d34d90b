import Foundation
import ScenarioStore
import Synchronization
import Testing

@Suite struct DecisionLogTests {
    private func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("Decisions stand one a line, behind those of an earlier run")
    func appends() throws {
        try withDirectory { directory in
            let path = directory + "/decisions.ndjson"
            for text in ["first", "second"] {
                let log = try DecisionLog(path: path) { _ in }
                log.append(Array(text.utf8))
                #expect(log.counts == DecisionLog.Counts(lines: 1, failures: 0))
            }
            try #expect(String(contentsOfFile: path, encoding: .utf8) == "first\nsecond\n")
        }
    }

    @Test("The file is rotated before it passes its size, and only so many are kept")
    func rotates() throws {
        try withDirectory { directory in
            let path = directory + "/decisions.ndjson"
            let log = try DecisionLog(path: path, sizeLimit: 10, kept: 2) { _ in }
            for number in 1...7 { log.append(Array("n-\(number)0".utf8)) }
            try #expect(lines(path) == ["n-70"])
            try #expect(lines(path + ".1") == ["n-50", "n-60"])
            try #expect(lines(path + ".2") == ["n-30", "n-40"])
            #expect(!FileManager.default.fileExists(atPath: path + ".3"))
        }
    }

    @Test("With none to keep, a full file starts again; a line over the limit has a file of its own")
    func keepsNone() throws {
        try withDirectory { directory in
            let path = directory + "/decisions.ndjson"
            let log = try DecisionLog(path: path, sizeLimit: 10, kept: 0) { _ in }
            for text in ["short", "much longer than the limit"] { log.append(Array(text.utf8)) }
            try #expect(lines(path) == ["much longer than the limit"])
        }
    }

    @Test("A file that was moved away gets the lines until then, a new one those after")
    func moved() throws {
        try withDirectory { directory in
            let path = directory + "/decisions.ndjson"
            let log = try DecisionLog(path: path) { _ in }
            log.append(Array("before".utf8))
            try FileManager.default.moveItem(atPath: path, toPath: path + ".collected")
            log.append(Array("after".utf8))
            try #expect(lines(path + ".collected") == ["before"])
            try #expect(lines(path) == ["after"])
        }
    }

    @Test("A line that cannot be written is counted, reported once, and writing resumes with its cause gone")
    func failures() throws {
        try withDirectory { directory in
            let folder = directory + "/log"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let reports = Mutex<[DecisionLogError]>([])
            let path = folder + "/decisions.ndjson"
            let log = try DecisionLog(path: path) { error in reports.withLock { $0.append(error) } }
            try FileManager.default.moveItem(atPath: folder, toPath: directory + "/away")
            for _ in 1...3 { log.append(Array("lost".utf8)) }
            #expect(log.counts == DecisionLog.Counts(lines: 0, failures: 3))
            #expect(reports.withLock { $0.map(\.number) } == [ENOENT])
            try FileManager.default.moveItem(atPath: directory + "/away", toPath: folder)
            log.append(Array("kept".utf8))
            #expect(log.counts == DecisionLog.Counts(lines: 1, failures: 3))
            try #expect(lines(path) == ["kept"])
        }
    }

    @Test("A disk that is full is an error of the line and no more")
    func full() throws {
        let reports = Mutex(0)
        let log = try DecisionLog(path: "/dev/full") { _ in reports.withLock { $0 += 1 } }
        log.append(Array("lost".utf8))
        log.append(Array("lost".utf8))
        #expect(log.counts == DecisionLog.Counts(lines: 0, failures: 2))
        #expect(reports.withLock { $0 } == 1)
    }

    @Test("Lines of many threads stay whole")
    func threads() throws {
        try withDirectory { directory in
            let path = directory + "/decisions.ndjson"
            let log = try DecisionLog(path: path, sizeLimit: 2000, kept: 100) { _ in }
            DispatchQueue.concurrentPerform(iterations: 500) { log.append(Array("line \($0 + 1000)".utf8)) }
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            let all = try names.flatMap { try lines(directory + "/" + $0) }
            #expect(all.sorted() == (1000..<1500).map { "line \($0)" })
            #expect(names.count == 3)
        }
    }
}
