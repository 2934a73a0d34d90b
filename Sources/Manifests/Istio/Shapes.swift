/// All members of Istio's objects, those that decide nothing for Legible too: a valid object never gives a fault.
///
/// Istio: the custom resource definitions of `istio/api`.
enum Shapes {
    static let peerAuthentication = object(
        "PeerAuthentication",
        "selector(matchLabels*),mtls(mode),portLevelMtls<mode>")

    static let authorizationPolicy = object(
        "AuthorizationPolicy",
        """
        selector(matchLabels*),targetRef(\(targetText)),targetRefs(\(targetText)),action,provider(name),
        rules(from(source(principals,notPrincipals,requestPrincipals,notRequestPrincipals,namespaces,notNamespaces,
            serviceAccounts,notServiceAccounts,trustDomains,notTrustDomains,ipBlocks,notIpBlocks,remoteIpBlocks,
            notRemoteIpBlocks)),
            to(operation(hosts,notHosts,ports,notPorts,methods,notMethods,paths,notPaths)),when(key,values,notValues))
        """)

    private static let targetText = "group,kind,name,namespace"

    static let destinationRule = object(
        "DestinationRule",
        """
        host,exportTo,workloadSelector(matchLabels*),trafficPolicy(\(policyText),portLevelSettings(port(number),\
        \(portPolicyText))),subsets(name,labels*,trafficPolicy(\(policyText),portLevelSettings(port(number),\
        \(portPolicyText))))
        """)

    static let trafficPolicy = Shape(
        "\(policyText),portLevelSettings(port(number),\(portPolicyText))", of: "a traffic policy")

    static let virtualService = object(
        "VirtualService",
        """
        hosts,gateways,exportTo,http(\(httpRouteText)),
        tls(match(sniHosts,destinationSubnets,port,sourceLabels*,gateways,sourceNamespace),route(\(routeText))),
        tcp(match(destinationSubnets,port,sourceSubnet,sourceLabels*,gateways,sourceNamespace),route(\(routeText)))
        """)

    static let gateway = object(
        "Gateway",
        """
        selector*,servers(port(\(sidecarPortText)),bind,hosts,tls(\(serverTLSText)),defaultEndpoint,name)
        """)

    static let serviceEntry = object(
        "ServiceEntry",
        """
        hosts,addresses,ports(number,protocol,name,targetPort),location,resolution,endpoints(\(workloadEntryText)),
        workloadSelector(labels*),exportTo,subjectAltNames
        """)

    static let workloadEntry = object(
        "WorkloadEntry",
        workloadEntryText)

    static let sidecar = object(
        "Sidecar",
        """
        workloadSelector(labels*),
        ingress(port(\(sidecarPortText)),bind,captureMode,defaultEndpoint,tls(\(serverTLSText)),
            connectionPool(\(connectionPoolText))),
        egress(port(\(sidecarPortText)),bind,captureMode,hosts),
        inboundConnectionPool(\(connectionPoolText)),
        outboundTrafficPolicy(mode,egressProxy(host,port(number),subset))
        """)

    static let envoyFilter = object(
        "EnvoyFilter",
        """
        workloadSelector(labels*),targetRefs(group,kind,name,namespace),priority,
        configPatches(applyTo,patch(operation,value*,filterClass),match(context,proxy(proxyVersion,metadata*),
            listener(portNumber,portName,name,listenerFilter,filterChain(name,sni,transportProtocol,
                applicationProtocols,destinationPort,filter(name,subFilter(name)))),
            routeConfiguration(portNumber,portName,gateway,name,vhost(name,domainName,route(name,action))),
            cluster(portNumber,service,subset,name),waypoint(filter(name,subFilter(name)),portNumber,route(name))))
        """)

    private static func object(_ kind: String, _ specification: String) -> Shape {
        Shape("apiVersion,kind,metadata*,spec(\(specification)),status*", of: "a \(kind)")
    }
}

extension Shapes {
    private static let connectionPoolText = """
        tcp(maxConnections,connectTimeout,maxConnectionDuration,idleTimeout,tcpKeepalive(probes,time,interval)),
        http(http1MaxPendingRequests,http2MaxRequests,maxRequestsPerConnection,maxRetries,idleTimeout,h2UpgradePolicy,
            useClientProtocol,maxConcurrentStreams,http2KeepAlive*)
        """

    private static let portPolicyText = """
        loadBalancer(simple,consistentHash(httpHeaderName,httpCookie(name,path,ttl,attributes(name,value)),useSourceIp,
            httpQueryParameterName,ringHash(minimumRingSize),maglev(tableSize),minimumRingSize),
            localityLbSetting(distribute(from,to*),failover(from,to),failoverPriority,enabled),
            zoneAwareLbSetting*,warmupDurationSecs,warmup(duration,minimumPercent,aggression)),
        connectionPool(\(connectionPoolText)),
        outlierDetection(consecutiveErrors,splitExternalLocalOriginErrors,consecutiveLocalOriginFailures,
            consecutiveGatewayErrors,consecutive5xxErrors,interval,baseEjectionTime,maxEjectionPercent,
            minHealthPercent,outlierDetectionHttpErrorCodes*),
        tls(mode,clientCertificate,privateKey,caCertificates,credentialName,subjectAltNames,sni,insecureSkipVerify,
            caCrl)
        """

    private static let policyText = """
        \(portPolicyText),tunnel(protocol,targetHost,targetPort),proxyProtocol(version),
        retryBudget(percent,minRetryConcurrency,budgetInterval)
        """

    private static let matchText = "exact,prefix,regex"

    private static let headersText = "request(set*,add*,remove),response(set*,add*,remove)"

    private static let destinationText = "host,subset,port(number)"

    private static let routeText = "destination(\(destinationText)),weight"

    private static let httpRouteText = """
        name,match(name,uri(\(matchText)),scheme(\(matchText)),method(\(matchText)),authority(\(matchText)),
            headers<\(matchText)>,port,sourceLabels*,gateways,queryParams<\(matchText)>,ignoreUriCase,
            withoutHeaders<\(matchText)>,sourceNamespace,statPrefix),
        route(\(routeText),headers(\(headersText))),
        redirect(uri,prefixRewrite,authority,port,derivePort,scheme,redirectCode),directResponse(status,body(string,bytes)),
        delegate(name,namespace),rewrite(uri,authority,uriRegexRewrite(match,rewrite)),timeout,
        retries(attempts,perTryTimeout,retryOn,retryRemoteLocalities,retryIgnorePreviousHosts,backoff),
        fault(delay(percent,fixedDelay,exponentialDelay,percentage(value)),
            abort(httpStatus,grpcStatus,http2Error,percentage(value))),
        mirror(\(destinationText)),mirrors(destination(\(destinationText)),percentage(value)),
        mirrorPercent,mirror_percent,mirrorPercentage(value),
        corsPolicy(allowOrigin,allowOrigins(\(matchText)),allowMethods,allowHeaders,exposeHeaders,maxAge,
            allowCredentials,unmatchedPreflights),
        headers(\(headersText))
        """

    private static let workloadEntryText = "address,ports*,labels*,network,locality,weight,serviceAccount"

    private static let sidecarPortText = "number,protocol,name,targetPort"

    private static let serverTLSText = """
        httpsRedirect,mode,serverCertificate,privateKey,caCertificates,caCrl,credentialName,credentialNames,
        caCertCredentialName,tlsCertificates(serverCertificate,privateKey,caCertificates),subjectAltNames,
        verifyCertificateSpki,verifyCertificateHash,minProtocolVersion,maxProtocolVersion,cipherSuites,
        insecureSkipVerify
        """
}
