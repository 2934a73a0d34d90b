/// What is served and sent on one host and port, where that is not what the port declares.
package struct Application: Hashable, Sendable {
    package var host: String
    package var port: Int
    /// The member `app`, as in a question.
    package var application: ServerApplication
    /// The member `request`, as in a question.
    package var call: Call

    package init(
        host: String, port: Int, application: ServerApplication = ServerApplication(), call: Call = Call()
    ) {
        self.host = host
        self.port = port
        self.application = application
        self.call = call
    }
}
