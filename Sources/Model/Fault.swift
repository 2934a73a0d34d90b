/// A defect of an input: where it is, and what to do.
package struct Fault: Hashable, Sendable, Error {
    /// The document of a multi-document text, from 1; 0 where there is only one text.
    package var document: Int
    /// From 1; 0 where there is no text to point into.
    package var line: Int
    /// In characters, from 1; 0 where there is no text to point into.
    package var column: Int
    /// RFC 6901, from the root of the input; into a text that is itself a member's value, from that text's document.
    package var pointer: String
    package var detail: String

    package init(document: Int = 0, line: Int = 0, column: Int = 0, pointer: String, detail: String) {
        self.document = document
        self.line = line
        self.column = column
        self.pointer = pointer
        self.detail = detail
    }
}
