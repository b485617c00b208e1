// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  // A job stays on the thread of its caller until it waits: starting a thread takes longer than linting a file. An
  // older compiler ignores this setting.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// A module of the library. The modules below are in the order of Documentation/ARCHITECTURE.md: each imports only
/// modules above it.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// All modules of the library. Targets that import TileSchemeKit list them as well: a build that only sees the umbrella
/// module does not notice that the layout of a type in another module has changed.
let library: [Target.Dependency] = [
  "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
  "TileStores", "CacheOpening", "CachePages", "CacheParts", "SchemeLint", "SchemeComparison", "CacheVerification",
  "CacheConversion", "CacheCreation", "Preflight", "CacheBuilding", "CacheAudit", "CacheServing", "LibrarySurvey",
  "MapPage",
]

/// A small C target that opens a system library at its first use.
func opener(_ name: String) -> Target {
  .target(name: name, dependencies: ["COpening"])
}

/// A program that shows how the library is used. It is not a product, so nothing installs it.
func example(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["TileSchemeKit"] + library, path: "Examples/\(name)")
}

/// Tests run against an optimised library (see the Makefile), but optimising the tests themselves takes longer than
/// running them.
let unoptimised: [SwiftSetting] = [.unsafeFlags(["-Onone"], .when(configuration: .release))]

func tests(of name: String, exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ["TileSchemeKit", "TestSupport", "JobSupport", system] + library,
    exclude: exclude, swiftSettings: unoptimised)
}

let package = Package(
  name: "tilescheme",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tilescheme", targets: ["tilescheme"]),
    // A program of its own, which `tilescheme serve` starts: the network code would make every other command start later.
    .executable(name: "tilescheme-serve", targets: ["tilescheme-serve"]),
    .library(name: "TileSchemeKit", targets: ["TileSchemeKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its Foundation trait, which would add 44 MB.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    // Only its modules without Foundation are used.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // System libraries.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    // Not a library: a header for functions that Swift cannot call directly.
    .systemLibrary(name: "CRename"),
    .target(name: "COpening", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    opener("CPROJ"),
    opener("CSQLite"),
    opener("CImaging"),
    opener("CGDAL"),
    opener("CLERC"),
    opener("CYAML"),
    // The inner loops of building tiles.
    .target(name: "CResampling"),

    // Ground.
    module("SourceText", ["CLibXML2", "CYAML"]),
    module("Diagnostics", ["SourceText"]),
    module("FileAccess", ["CZlib", "CDeflate", "CRename", system]),
    module(
      "HTTPAccess", ["SourceText", "FileAccess", .product(name: "Subprocess", package: "swift-subprocess"), system]),

    // The page for browsers. Its files become arrays in the code, so it needs neither Foundation nor a folder at run time.
    module("MapPage", resources: [.embedInCode("Assets")]),

    // The domain.
    module("TilingSchemes"),
    module("CoordinateSystems", ["TilingSchemes", "CPROJ"]),

    // Files and formats.
    module(
      "SchemeFormats", ["CGDAL", "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems"]),
    module(
      "TileStores",
      ["CSQLite", "CZlib", "SourceText", "FileAccess", "TilingSchemes", "CoordinateSystems", system]),
    module(
      "CacheOpening",
      [
        "MapPage", "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "SchemeFormats",
        "TileStores", system,
      ]),
    module(
      "CachePages",
      [
        "MapPage", "SourceText", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores",
        "CacheOpening", system,
      ]),

    // Jobs.
    module("CacheParts", ["SourceText", "Diagnostics", "FileAccess", system]),
    module(
      "SchemeLint",
      [
        "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        "CacheOpening", system,
      ]),
    module(
      "SchemeComparison",
      [
        "SourceText", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores", "CacheOpening",
        system,
      ]),
    module(
      "CacheVerification",
      [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "SchemeFormats", "TileStores", "CacheOpening",
        "CacheParts", "SchemeLint", system,
      ]),
    module(
      "CacheConversion",
      [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores",
        "CacheOpening", "CachePages", "CacheParts", "CacheVerification", "MapPage", system,
      ]),
    module(
      "CacheCreation",
      [
        "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        "TileStores", "CacheOpening", system,
      ]),
    module(
      "Preflight",
      [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores",
        "CacheOpening", "SchemeLint", "SchemeComparison", "CacheCreation", system,
      ]),
    module(
      "CacheBuilding",
      [
        "CDeflate", "CImaging", "CGDAL", "CLERC", "CResampling", "SourceText", "Diagnostics", "FileAccess",
        "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores", "CacheOpening",
        "CacheConversion", "CacheCreation", "CacheParts", system,
      ]),
    module(
      "CacheAudit",
      [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats", "TileStores",
        "CacheOpening", "SchemeLint", "SchemeComparison", "CacheVerification", "CacheBuilding", system,
      ]),

    module(
      "CacheServing",
      [
        "MapPage", "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems",
        "SchemeFormats", "TileStores", "CacheOpening", "CachePages", "CacheVerification", system,
      ]),

    module("LibrarySurvey", ["CPROJ", "CSQLite", "CGDAL", "CImaging", "CLERC"]),

    // Interfaces.
    module("TileSchemeKit", library + [system]),
    .executableTarget(
      name: "tilescheme",
      dependencies: ["TileSchemeKit", .product(name: "ArgumentParser", package: "swift-argument-parser")] + library,
      swiftSettings: strict),
    // The network code of the server, and the program that runs it.
    module(
      "HTTPServing",
      [
        "CacheServing", "FileAccess", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "tilescheme-serve", dependencies: ["CacheServing", "HTTPServing", system], swiftSettings: strict),

    // Programs that use the library. Each is also the code of an article in TileSchemeKit.docc.
    example("PrintLevels"),
    example("LintFolder"),
    example("CountTiles"),
    example("ReadTile"),
    example("ConvertCache"),

    // Tests: one folder for each module, and CommandTests, which run the command as a user does. TestSupport does not
    // import the library. JobSupport runs the jobs of the library in process, for tests that only check their results.
    .target(
      name: "TestSupport", path: "Tests/TestSupport",
      exclude: [
        "read_tiles.py", "picture_server.py", "check_places.py", "check_pmtiles.py", "check_elevation.py",
        "many_tiles.py",
        "range_server.py", "sparse_package.py", "leafy_archive.py",
      ]),
    .target(name: "JobSupport", dependencies: ["TileSchemeKit", system] + library, path: "Tests/JobSupport"),
    tests(of: "SourceText"),
    tests(of: "Diagnostics"),
    tests(of: "FileAccess"),
    tests(of: "HTTPAccess"),
    tests(of: "TilingSchemes"),
    tests(of: "CoordinateSystems"),
    tests(of: "SchemeFormats", exclude: ["MapLibraries"]),
    tests(of: "TileStores"),
    tests(of: "CacheOpening"),
    tests(of: "SchemeLint"),
    tests(of: "SchemeComparison"),
    tests(of: "CacheVerification"),
    tests(of: "CacheConversion"),
    tests(of: "CacheCreation"),
    tests(of: "Preflight"),
    tests(of: "CacheBuilding"),
    tests(of: "CacheAudit"),
    tests(of: "CacheServing"),
    .testTarget(
      name: "HTTPServingTests", dependencies: ["HTTPServing", "TileSchemeKit", "TestSupport", system] + library,
      swiftSettings: unoptimised),
    tests(of: "LibrarySurvey"),
    tests(of: "MapPage", exclude: ["map_server.py", "look_at_map.py"]),
    tests(of: "CacheParts"),
    tests(of: "TileSchemeKit"),
    .testTarget(
      name: "CommandTests", dependencies: ["tilescheme", "TileSchemeKit", "TestSupport", "JobSupport"] + library,
      exclude: [
        "Engines", "failing_reads.c", "read_page.py", "serve_clients.py", "circle_caches.py", "web_folders.py",
        "mapproxy_client.py", "qgis_clients.py", "qgis_render.py",
      ],
      swiftSettings: unoptimised),
    .testTarget(
      name: "ExampleTests",
      dependencies: ["PrintLevels", "LintFolder", "CountTiles", "ReadTile", "ConvertCache", "TestSupport"],
      swiftSettings: unoptimised),
  ],
  swiftLanguageModes: [.v6]
)

// Only Fuzzing/run.sh builds the fuzz targets, because libFuzzer has its own main function.
if Context.environment["TILESCHEME_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: ["TileSchemeKit"] + library, path: "Fuzzing", exclude: ["run.sh", "make-seeds.py"])
  )
}

// The plug-in that builds the documentation (`make docs`). Users of the library do not need to fetch it.
if Context.environment["TILESCHEME_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
