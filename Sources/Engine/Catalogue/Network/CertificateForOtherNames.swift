extension Code {
    /// A certificate is for other names.
    package static let certificateForOtherNames = Code(
        number: "LEG2302", title: "A certificate is for other names", severity: .error,
        condition: "no subject alternative name of the certificate is one that the other side expects",
        explanation: """
            A client compares the host that it dials with the subject alternative names, and never with the common name; a \
            wildcard stands for one whole label. A proxy compares the `subjectAltNames` of its DestinationRule or \
            ServiceEntry, or else the Host header of a request where no `sni` is set. A gateway may ask the same of its \
            clients.
            """,
        remedies: [
            "Have the certificate made for the name that is dialled.",
            "Set `subjectAltNames` of the DestinationRule to a name that is in the certificate.",
        ],
        source: "Envoy: source/common/tls/utility.cc, `dnsNameMatch`; RFC 9525, section 6"
    )
}
