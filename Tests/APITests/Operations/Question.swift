import HTTPServer
/// Questions that tests ask.
enum Question {
    static let json = ["Content-Type": "application/json"]
    static let lines = ["Content-Type": "application/x-ndjson"]

    /// A call between two described workloads.
    static func described(name: String = "a call", namespace: String = "shop", dataplane: String = "sidecar") -> String
    {
        """
        {"name": "\(name)", "labels": {"team": "\(namespace)"}, \
        "client": {"namespace": "\(namespace)", "workload": "web", "dataplane": "\(dataplane)"}, \
        "server": {"namespace": "\(namespace)", "service": "orders", "dataplane": "\(dataplane)", \
        "port": {"number": 80, "name": "http"}, "app": {"protocol": "http", "tls": false}}, \
        "request": {"protocol": "http1", "tls": false}}
        """
    }
}

extension Client {
    /// Stores a question; the answer has its `Location` and `ETag`.
    func create(_ question: String = Question.described(), key: String? = nil) -> Answer {
        var headers = Question.json
        headers["Idempotency-Key"] = key
        return send(.post, "/v1/scenarios", question, headers: headers)
    }
}
