extension Code {
 static let clientWithoutSidecar = tlsInTLS, clientPortNotCaptured = tlsInTLS, passthroughInTheClear = tlsInTLS, destinationRuleDisablesTLS = tlsInTLS, autoMTLSOff = tlsInTLS, peerAuthenticationDisablesMTLS = tlsInTLS, serverPortNotCaptured = tlsInTLS, serverWithoutSidecar = tlsInTLS, doubleEncryption = tlsInTLS, upstreamNotVerified = tlsInTLS, selectorInRootNamespace = tlsInTLS, portLevelWithoutSelector = tlsInTLS, portLevelByServicePort = tlsInTLS
}
