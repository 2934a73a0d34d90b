import Manifests
import Model

/// What libFuzzer calls with each text. The first byte says how the rest is to be read.
///
/// Whatever the bytes, reading ends, and there is a question where and only where there is no fault.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let text = Array(input.dropFirst())
    let format: TextFormat =
        switch choice % 4 {
        case 0: .json
        case 1: .jsonLines
        case 2: .yaml
        default: .guess(text)
        }
    let reading = QuestionReading.read(text, as: format)
    precondition((reading.question == nil) == !reading.faults.isEmpty, "a question with faults, or neither")
    if reading.question != nil {
        precondition(QuestionReading.read(reading.asked, as: .json).question != nil, "a question that reads only once")
    }
    for item in QuestionBatch(text, as: format) {
        precondition((item.reading.question == nil) == !item.reading.faults.isEmpty, "an item with faults, or neither")
    }
    let manifests = ManifestReading.read(text, as: format)
    for service in manifests.objects.services.prefix(3) {
        guard let tree = manifests.tree(of: service.reference) else {
            preconditionFailure("an object without its text")
        }
        let printed = ManifestReading.read(Array(YAMLWriter.write(tree).utf8), as: .yaml)
        precondition(printed.objects.services.count == 1, "an object that is another one when printed")
    }
    return 0
}
