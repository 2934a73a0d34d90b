package import Engine
package import Model

extension Fault.Kind {
    /// The entry of the catalogue that says more.
    package var code: Code {
        switch self {
        case .malformed: .malformedText
        case .tooDeep: .nestingTooDeep
        case .unknownMember: .unknownMember
        case .wrongType: .wrongType
        case .unknownValue: .unknownValue
        case .duplicateObject: .duplicateObject
        case .nameNotFound: .nameNotFound
        case .missingMember: .missingMember
        case .outOfRange: .valueOutOfRange
        case .duplicateMember: .duplicateMember
        case .shorthandConflict: .shorthandConflict
        case .unknownParameter: .unknownParameter
        case .invalidParameter: .invalidParameter
        }
    }
}
