import Model
import Testing

@testable import Manifests

struct QuestionBatchTests {
    static let good = #"{"correlationId":"x","client":{"kind":"external"},"server":{"host":"c","port":1}}"#
    static let bad = #"{"client":{"kind":"externl"},"server":{"host":"c","port":1}}"#

    @Test(arguments: [
        ("[\(good),\(bad),\(good)]", TextFormat.json), ("\(good)\n\(bad)\n\(good)\n", .jsonLines),
        ("- \(good)\n- \(bad)\n- \(good)\n", .yaml), ("\(good)\n---\n\(bad)\n---\n\(good)\n", .yaml),
    ])
    func `each item is read for itself, whatever holds them together`(text: String, format: TextFormat) {
        let batch = QuestionBatch(Array(text.utf8), as: format)
        #expect(batch.faults == [])
        let items = Array(batch)
        #expect(items.map(\.index) == [0, 1, 2])
        #expect(items.map(\.correlationID) == ["x", nil, "x"])
        #expect(items.map { $0.reading.question != nil } == [true, false, true])
        #expect(items[1].reading.faults.map(\.pointer) == ["/client/kind"])
        #expect(
            String(decoding: items[0].reading.asked, as: UTF8.self)
                == #"{"client":{"kind":"external"},"server":{"host":"c","port":1}}"#)
    }

    @Test func `a line that is not JSON is an item with a fault`() {
        let items = Array(QuestionBatch(Array("\(Self.good)\n{oops\n\(Self.good)\n".utf8), as: .jsonLines))
        #expect(items.map { $0.reading.faults.count } == [0, 1, 0])
    }

    @Test func `an array that is not JSON has no items`() {
        let batch = QuestionBatch(Array("[\(Self.good),".utf8), as: .json)
        #expect(batch.faults.count == 1)
        #expect(Array(batch).isEmpty)
    }

    @Test func `a question alone is a batch of one in YAML and NDJSON, and in JSON it is no list`() {
        #expect(Array(QuestionBatch(Array(Self.good.utf8), as: .yaml)).count == 1)
        #expect(Array(QuestionBatch(Array(Self.good.utf8), as: .jsonLines)).count == 1)
        let batch = QuestionBatch(Array(Self.good.utf8), as: .json)
        #expect(batch.faults.map(\.kind) == [.wrongType])
        #expect(Array(batch).isEmpty)
    }

    @Test(arguments: [TextFormat.json, .jsonLines, .yaml])
    func `an empty text is no batch`(format: TextFormat) {
        #expect(QuestionBatch([], as: format).faults.count == 1)
    }

    @Test func `an empty list is a batch of none, and what is no question has its fault`() {
        #expect(Array(QuestionBatch(Array("[]".utf8), as: .json)).isEmpty)
        #expect(Array(QuestionBatch(Array("[7]".utf8), as: .json)).map { $0.reading.faults.count } == [1])
    }
}
