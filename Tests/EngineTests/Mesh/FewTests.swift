import Engine
import Testing

@Suite("Few")
struct FewTests {
    @Test("holds what a list holds", arguments: 0..<5)
    func holds(count: Int) {
        let list = Array(0..<count)
        var few = Few<Int>.none
        for element in list { few.append(element) }
        #expect(Array(few) == list)
        #expect(few == Few(list))
        #expect(few.count == count)
        #expect(few.last == list.last)
    }

    @Test("loses what is removed, whatever is left", arguments: 0..<5, 0..<5)
    func loses(count: Int, limit: Int) {
        var few = Few(Array(0..<count))
        few.removeAll { $0 < limit }
        #expect(few == Few(Array(0..<count).filter { $0 >= limit }))
    }

    @Test("is one where one is left of two")
    func one() {
        var few = Few([1, 2])
        few.removeAll { $0 == 1 }
        guard case .one(2) = few else {
            Issue.record("\(few)")
            return
        }
    }
}
