package import Model
package import ScenarioStore

/// Takes in the lines of an export, several to a transaction.
///
/// A broken line is noted with its number; all others are kept.
package struct ScenarioImport {
    /// Of the lines that are kept so far.
    package private(set) var counts = ImportCounts()
    /// Of broken lines, each with its number.
    package private(set) var faults: [Fault] = []
    private let store: any ScenarioStore
    private var batch: [StoredScenario] = []
    private var bytes = 0
    private var line = 0

    /// An import that has taken nothing yet.
    ///
    /// The store may be in use by others.
    package init(into store: any ScenarioStore) {
        self.store = store
    }

    /// Takes the next line, without its line feed; an empty one only counts.
    ///
    /// The store is asked once for hundreds of lines: each time costs a sync of the disk.
    package mutating func add(_ text: ArraySlice<UInt8>) throws(StoreError) {
        line += 1
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        do throws(ImportFault) {
            let scenario = try StoredScenario(line: Array(text))
            batch.append(scenario)
            bytes += scenario.bodySize
        } catch {
            faults.append(Fault(.malformed, line: line, column: 1, pointer: error.pointer, detail: error.detail))
        }
        if batch.count >= 500 || bytes > 16 << 20 { try keep() }
    }

    /// Keeps what was added.
    ///
    /// To be called after the last line.
    package mutating func keep() throws(StoreError) {
        guard !batch.isEmpty else { return }
        let kept = try store.importing(batch)
        counts.imported += kept.imported
        counts.existing += kept.existing
        batch.removeAll(keepingCapacity: true)
        bytes = 0
    }
}
