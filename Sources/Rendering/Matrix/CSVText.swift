package import Engine
import Model

/// Rows of values between commas (RFC 4180).
package struct CSVText: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func row(_ values: String...) { row(values) }

    package mutating func row(_ values: [String]) {
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(value)
        }
        bytes += "\r\n".utf8
    }

    private mutating func append(_ value: String) {
        guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else {
            bytes += value.utf8
            return
        }
        bytes.append(0x22)
        for byte in value.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

extension CSVText {
    package static let cellNames = ["client", "host", "port", "verdict", "leg", "reason", "code", "via", "pattern"]
    package static let groupNames = ["client", "server"] + Verdict.allCases.map(\.rawValue)

    package mutating func row(_ cell: MatrixCell) {
        let failure = cell.end.failure
        row(
            cell.client.text, cell.server.host, "\(cell.server.port)", cell.end.verdict.rawValue,
            failure.map { "\($0.leg)" } ?? "", failure?.reason.rawValue ?? "", failure?.code.number ?? "",
            cell.server.gateway.map { "\($0.namespace)/\($0.name)" } ?? "", cell.server.pattern ?? "")
    }

    package mutating func row(_ group: MatrixGroup) {
        row([group.client, group.server] + Verdict.allCases.map { "\(group.totals[$0])" })
    }
}
