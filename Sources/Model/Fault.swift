/// A defect of an input: where it is, and what to do.
package struct Fault: Hashable, Sendable, Error {
    /// What is wrong, as far as the catalogue of codes tells one defect from another.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// The text itself cannot be read.
        case malformed
        /// Nested or expanded beyond the limit.
        case tooDeep
        case unknownMember, wrongType, unknownValue, duplicateObject, nameNotFound, missingMember
        /// Out of its range, or not of the form that its member has.
        case outOfRange
        case duplicateMember
        /// A shorthand stands for an object that is there as well.
        case shorthandConflict
        case unknownParameter, invalidParameter
    }

    package var kind: Kind
    /// The document of a multi-document text, from 1; 0 where there is only one text.
    package var document: Int
    /// From 1; 0 where there is no text to point into.
    package var line: Int
    /// In characters, from 1; 0 where there is no text to point into.
    package var column: Int
    /// RFC 6901, from the root of the input; into a text that is itself a member's value, from that text's document.
    package var pointer: String
    package var detail: String

    /// A fault from its parts; a text that cannot be read is the kind that has no place of its own.
    package init(
        _ kind: Kind = .malformed, document: Int = 0, line: Int = 0, column: Int = 0, pointer: String, detail: String
    ) {
        self.kind = kind
        self.document = document
        self.line = line
        self.column = column
        self.pointer = pointer
        self.detail = detail
    }
}
