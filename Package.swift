// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "tilescheme",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tilescheme", targets: ["tilescheme"]),
    .library(
      name: "TileSchemeKit",
      targets: [
        "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        "SchemeLint", "TileStores", "CacheVerification", "CachePlanning",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its trait for Foundation, which would add 44 MB.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    // No library: a header for what Swift cannot call itself.
    .systemLibrary(name: "CRename"),
    .target(name: "CPROJ", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    .target(name: "SourceText", dependencies: ["CLibXML2"], swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["SourceText"], swiftSettings: strict),
    .target(
      name: "FileAccess",
      dependencies: ["CZlib", "CDeflate", "CRename", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: strict),
    .target(
      name: "HTTPAccess",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(name: "TilingSchemes", swiftSettings: strict),
    .target(name: "CoordinateSystems", dependencies: ["TilingSchemes", "CPROJ"], swiftSettings: strict),
    .target(
      name: "SchemeFormats",
      dependencies: ["SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems"],
      swiftSettings: strict),
    .target(
      name: "SchemeLint",
      dependencies: [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "TileStores",
      dependencies: [
        "CSQLite", "FileAccess", "TilingSchemes", "SchemeFormats",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "CacheVerification",
      dependencies: [
        "SourceText", "Diagnostics", "FileAccess", "TilingSchemes", "SchemeFormats", "SchemeLint", "TileStores",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "CachePlanning",
      dependencies: [
        "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        "TileStores", "CZlib", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tilescheme",
      dependencies: [
        "SourceText", "Diagnostics", "FileAccess", "HTTPAccess", "TilingSchemes", "CoordinateSystems", "SchemeFormats",
        "SchemeLint", "TileStores", "CacheVerification", "CachePlanning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      // A command runs on the main thread until it waits; an older compiler passes over this.
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "SourceText", "TestSupport"]),
    .testTarget(
      name: "FileAccessTests",
      dependencies: ["FileAccess", "TestSupport", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(name: "TilingSchemesTests", dependencies: ["TilingSchemes", "TestSupport"]),
    .testTarget(name: "CoordinateSystemsTests", dependencies: ["CoordinateSystems", "TilingSchemes", "TestSupport"]),
    .testTarget(
      name: "SchemeFormatsTests",
      dependencies: [
        "SchemeFormats", "SourceText", "Diagnostics", "TilingSchemes", "CoordinateSystems", "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "HTTPAccessTests",
      dependencies: ["HTTPAccess", "TestSupport", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(
      name: "TileStoresTests",
      dependencies: [
        "TileStores", "FileAccess", "TilingSchemes", "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "CachePlanningTests",
      dependencies: [
        "CachePlanning", "SchemeFormats", "SourceText", "TilingSchemes", "CoordinateSystems", "FileAccess",
        "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "SchemeLintTests",
      dependencies: [
        "SchemeLint", "CachePlanning", "SchemeFormats", "SourceText", "Diagnostics", "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["tilescheme", "TestSupport"],
      exclude: ["failing_reads.c", "read_page.py", "read_tiles.py"]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets are built by Fuzzing/run.sh only: libFuzzer brings a main function of its own.
if Context.environment["TILESCHEME_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "SchemeFormats", "SchemeLint", "SourceText", "FileAccess", "TileStores", "TilingSchemes", "CachePlanning",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Fuzzing", exclude: ["run.sh", "make-seeds.py"]))
}
