// swift-tools-version: 6.1
import PackageDescription

// Inner loops for Benchmarks/run.sh; a package of its own, so that users of the tool never build it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "tilescheme", path: ".."),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .executableTarget(
      name: "InnerLoops",
      dependencies: [
        .product(name: "TileSchemeKit", package: "tilescheme"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "ManyTiles", dependencies: [.product(name: "TileSchemeKit", package: "tilescheme")]),
  ],
  swiftLanguageModes: [.v6]
)
