import Rendering
package import ScenarioStore

extension Page {
    /// The page of the contract (`openapi/openapi.yaml`, `ScenarioList`), compact.
    ///
    /// HTTP and the command line give the same bytes.
    package var json: [UInt8] {
        var text = JSONText(capacity: 512 * (items.count + 1))
        text.object { text in
            text.key("items")
            text.array(items) { ScenarioSummary($1).write(to: &$0) }
            text.key("nextPageToken")
            text.value(nextToken)
        }
        return text.bytes
    }
}
