/// The members of a question (`openapi.yaml`, `Question`).
enum QuestionShape {
    static let question = Shape(members, of: "a question")
    static let item = Shape("correlationId,\(members)", of: "a question")
    static let trafficPolicy = Shape(
        """
        \(settings),portLevelSettings(port(number),\(settings))
        """, of: "a traffic policy")

    private static let members = """
        name,labels*,at,files*,
        mesh(rootNamespace,trustDomain,trustDomainAliases,enableAutoMtls,outboundTrafficPolicy(mode),
            inboundTrafficPolicy(mode),protocolDetectionTimeout,defaultServiceExportTo,defaultVirtualServiceExportTo,
            defaultDestinationRuleExportTo,h2UpgradePolicy,enablePrometheusMerge,
            ingressControllerMode,ingressClass,ingressService,ingressSelector,
            defaultConfig(proxyMetadata*)),
        client(namespace,workload,labels*,serviceAccount,dataplane,kind,certificate),
        via(namespace,workload),
        server(host,port(number,name,appProtocol,targetPort,protocol),\(application),namespace,service,workload,
            labels*,serviceAccount,dataplane,headless,certificate,external(host,port,\(application))),
        request(protocol,host,method,path,tls(sni,alpn,verify,clientCertificate,caCertificates)),
        requirements(applicationTls(reason)),
        policies(peerAuthentication(mesh,namespace,workload,ports*),destinationRule*),
        manifests*
        """

    private static let settings = """
        tls(mode,clientCertificate,privateKey,caCertificates,credentialName,subjectAltNames,sni,insecureSkipVerify),
        loadBalancer(simple),connectionPool(http(h2UpgradePolicy,useClientProtocol))
        """

    private static let application = "app(protocol,tls,requiresClientCertificate,certificate,caCertificates)"
}
