import Glibc

extension Command {
    /// `legible certificate`.
    static let certificate = Command(
        "certificate", "makes a certificate for the server, and the authority that vouches for it",
        options: [.dnsName, .outDirectory, .days, .replace],
        notes: [
            "DIR gets `ca.crt`, `tls.crt` and `tls.key`, as cert-manager names them. The authority's key is nowhere: to renew, "
                + "run the command again, and give the new `ca.crt` to whoever calls.",
            "A webhook's `caBundle` is `base64 -w0 DIR/ca.crt`.",
        ],
        example: "legible certificate --name legible.legible.svc --out-dir tls"
    ) { arguments, surroundings throws(Failure) in
        let names = arguments.all(.dnsName).map(\.text)
        guard !names.isEmpty else { throw .usage("say what the server is called, with `--name`") }
        let days = try arguments.integer(.days, in: 1...3650) ?? 365
        let directory = arguments.text(.outDirectory) ?? "."
        let files = ["ca.crt", "tls.crt", "tls.key"]
        if !arguments.isOn(.replace), let there = files.first(where: { access("\(directory)/\($0)", F_OK) == 0 }) {
            throw .failed("`\(directory)/\(there)` is there; `--replace` makes a new one in its place")
        }
        let made = try CertificateMaker(names: names, days: days, now: time(nil)).make()
        // The key last: a server that reads both again when one changes then finds a pair.
        for (name, text) in zip(files, [made.authority, made.certificate, made.key]) {
            try put(text, at: "\(directory)/\(name)", mode: name == "tls.key" ? 0o600 : 0o644)
        }
        try surroundings.print("\(directory)/tls.crt for \(names.joined(separator: ", ")), good for \(days) days\n")
        return .yes
    }

    /// Puts a file in place whole.
    private static func put(_ text: [UInt8], at path: String, mode: mode_t) throws(Failure) {
        let unfinished = path + ".unfinished"
        unlink(unfinished)
        let number = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard number >= 0 else { throw .failed("`\(unfinished)` cannot be written: \(Surroundings.systemError)") }
        let isWritten = Descriptor(number: number).write(text) && fsync(number) == 0
        close(number)
        guard isWritten, rename(unfinished, path) == 0 else {
            let reason = Surroundings.systemError
            unlink(unfinished)
            throw .failed("`\(path)` cannot be written: \(reason)")
        }
    }
}

extension Option {
    fileprivate static let dnsName = Option(
        "name", .text("NAME"), isRepeatable: true,
        help: "a DNS name or an IP address of the server; the first is its common name"
    )
    fileprivate static let outDirectory = Option(
        "out-dir", .text("DIR", completion: .directory), standard: ".", help: "where to write the files")
    fileprivate static let days = Option(
        "days", .text("COUNT"), standard: "365", help: "how long the certificate and its authority are good")
    fileprivate static let replace = Option(
        "replace", .flag, help: "put the new files in the place of those that are there")
}
