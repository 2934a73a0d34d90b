extension Code {
    /// The codes of the resources that change nothing.
    static let resources: [Code] = [
        .rootNamespaceSelector,
        .portLevelWithoutSelector,
        .portLevelForUnopenedPort,
        .portLevelKeyedByServicePort,
        .peerAuthenticationSelectsNothing,
        .peerAuthenticationSelectsNoSidecar,
        .peerAuthenticationShadowed,
        .unsetHidesNewer,
        .destinationRuleMatchesNoService,
        .destinationRuleHostTooShort,
        .destinationRuleShadowed,
        .destinationRuleNotExported,
        .portLevelSettingsForTargetPort,
        .subsetUnused,
        .credentialNameWithoutSelector,
        .destinationRuleSelectsNothing,
        .mutualWithoutCertificate,
        .sidecarSelectsNothing,
        .virtualServiceWrongKind,
        .sidecarSelectsNoSidecar,
        .injectionAnnotationIgnored,
        .injectionDisabledByNamespace,
        .excludedPortsIgnored,
    ]
}
