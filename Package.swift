// swift-tools-version: 6.2
import PackageDescription

// One target per layer; imports go down only, and `make build` refuses a stray one (docs/decisions/0002-layers.md).
let package = Package(
    name: "legible",
    products: [.executable(name: "legible", targets: ["legible"])],
    targets: [
        // Libraries from Debian, each behind one target of ours.
        .systemLibrary(name: "CGnuTLS", pkgConfig: "gnutls", providers: [.apt(["libgnutls28-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "CHTTPServer",
            linkerSettings: [.linkedLibrary("microhttpd"), .linkedLibrary("gnutls"), .linkedLibrary("z")]
        ),
        .target(name: "CAssets"),

        // The layers, from the bottom up.
        .target(name: "Model"),
        .target(name: "HTTPServer", dependencies: ["CHTTPServer"]),
        .target(name: "ScenarioStore", dependencies: ["CSQLite", "CGnuTLS"]),
        .target(name: "Certificates", dependencies: ["CGnuTLS", "Model"]),
        .target(name: "Manifests", dependencies: ["CJSON", "CYAML", "Certificates", "Model"]),
        .target(name: "Engine", dependencies: ["Model"]),
        .target(name: "Rendering", dependencies: ["Engine", "Model"]),
        .target(
            name: "API",
            dependencies: [
                "CAssets", "CGnuTLS", "CMalloc", "Engine", "HTTPServer", "Manifests", "Model", "Rendering",
                "ScenarioStore",
            ]
        ),
        .target(
            name: "Commands",
            dependencies: [
                "API", "CGnuTLS", "Engine", "HTTPServer", "Manifests", "Model", "Rendering", "ScenarioStore",
            ]
        ),
        .executableTarget(name: "legible", dependencies: ["Commands"]),

        // Tests mirror the sources; Conformance and EndToEnd look from outside.
        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer", "CGnuTLS"]),
        .testTarget(name: "ScenarioStoreTests", dependencies: ["ScenarioStore", "CSQLite", "store-writer"]),
        .executableTarget(name: "store-writer", dependencies: ["ScenarioStore"], path: "Tests/StoreWriter"),
        // Makes what no repository should hold: keys.
        .target(name: "TestCertificates", dependencies: ["CGnuTLS"], path: "Tests/TestCertificates"),
        .testTarget(name: "CertificatesTests", dependencies: ["Certificates", "Model", "TestCertificates"]),
        .testTarget(name: "ManifestsTests", dependencies: ["Golden", "Manifests", "Model"], exclude: ["Fixtures"]),
        .testTarget(name: "RenderingTests", dependencies: ["API", "Manifests", "Rendering"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Manifests", "Model", "TestCertificates"]),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Engine", "HTTPServer", "Manifests", "Meshes", "Model", "Rendering", "ScenarioStore",
                "TestCertificates",
            ]),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "API", "Commands", "Engine", "HTTPServer", "Manifests", "Model", "Rendering", "ScenarioStore",
                "TestCertificates",
            ],
            exclude: ["Golden"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["legible", "CSQLite", "TestCertificates"],
            path: "Tests/EndToEnd/Tests"),
        .target(name: "Golden", dependencies: ["Engine", "Manifests", "Model"], path: "Tests/Conformance/Golden"),
        .executableTarget(name: "golden", dependencies: ["Golden"], path: "Tests/Conformance/Runner"),
        .testTarget(
            name: "ConformanceTests", dependencies: ["Engine", "Golden", "Manifests", "Model"],
            path: "Tests/Conformance/Tests"),

        // Random meshes, and what holds for every one of them.
        .target(name: "Meshes", dependencies: ["Manifests"], path: "Tests/Properties/Meshes"),
        .testTarget(
            name: "PropertyTests", dependencies: ["API", "Engine", "Manifests", "Meshes", "Model", "Rendering"],
            path: "Tests/Properties/Tests"),

        // What `make bench` runs inside the process.
        .executableTarget(
            name: "engine-benchmark", dependencies: ["API", "Engine", "Manifests", "Model", "Rendering"],
            path: "Benchmarks/engine"),
        .executableTarget(
            name: "mesh-benchmark",
            dependencies: ["API", "Engine", "HTTPServer", "Manifests", "Model", "ScenarioStore"],
            path: "Benchmarks/mesh"),
        .executableTarget(name: "manifests-benchmark", dependencies: ["Manifests"], path: "Benchmarks/manifests"),
        .executableTarget(name: "store-benchmark", dependencies: ["ScenarioStore"], path: "Benchmarks/store"),
    ],
    cLanguageStandard: .gnu2x,
    cxxLanguageStandard: .cxx17
)

// libFuzzer brings its own `main`, so this target builds only with it (Tests/Fuzz/run).
if Context.environment["LEGIBLE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "manifests-fuzz", dependencies: ["Manifests", "Model"], path: "Tests/Fuzz/Manifests",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    )
}

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // Small functions of one layer are compiled into the next, and what the compiler has proved exclusive is not proved
    // again at run time: a fifth of an evaluation (docs/decisions/0006-speed.md). Debug builds, and so the tests, do.
    .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

// Calls into a runtime that is part of the program need no table of addresses, and retaining is such a call. `golden`
// reads its cases with Foundation, which would have to be linked in with all of ICU.
// Where relocations are kept, `Scripts/lay-out-code.sh` can move the code of a linked program (docs/decisions/0008-code-layout.md).
let linking: [LinkerSetting] = [
    .unsafeFlags(["-static-stdlib", "-use-ld=lld", "-Xlinker", "--emit-relocs"], .when(configuration: .release))
]

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
    if target.type == .executable && target.name != "golden" {
        target.linkerSettings = (target.linkerSettings ?? []) + linking
    }
}
