import Model

/// How a handshake ends that does not come to be.
enum HandshakeEnd {
    enum Side {
        /// Who opens the connection.
        case client
        case server
    }

    /// One side does not accept the other's certificate, or has none of its own.
    case fails(Side, CertificateFault)
    /// It depends on an object that is not given.
    case open(ObjectReference)
}
