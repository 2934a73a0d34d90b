extension Command {
    /// `legible mesh delete NAME`.
    static let deleteMesh = Command(
        "mesh delete", "removes a mesh with all of its versions", options: Option.remote, operands: [.meshName],
        example: "legible mesh delete staging"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        _ = try server.body("DELETE", "/v1/meshes/\(RemoteServer.escaped(arguments.operands[0]))")
        return .yes
    }
}
