import CacheOpening
import Diagnostics
import Foundation
import SchemeLint
import SystemPackage
import TestSupport
import Testing

@Suite("Missing parts of a cache")
struct MissingPartTests {
  private static let conf = RuleExample.Base.legacy.files[0].text

  /// The findings in a folder with these files, each an identifier and the file.
  ///
  /// - Parameter folder: a folder of tiles to make beside the files.
  private func found(_ files: [ExampleFile], folder: String? = nil) throws -> [String] {
    let place = try TemporaryDirectory()
    for file in files { try Data(file.text.utf8).write(to: URL(filePath: place.path(file.name))) }
    if let folder {
      try FileManager.default.createDirectory(atPath: place.path(folder), withIntermediateDirectories: true)
    }
    let opened = try SchemeOpener.open(FilePath(place.path(files[0].name)))
    return Linter().findings(in: opened).flatMap { file in
      file.findings.map { "\($0.identifier ?? "") \(FilePath(file.file).lastComponent?.string ?? "")" }
    }
  }

  private static func without(_ element: String, _ text: String = conf) -> String {
    let start = text.range(of: "<\(element)")?.lowerBound ?? text.startIndex
    let end = text.range(of: "</\(element)>")?.upperBound ?? text.startIndex
    return text.replacingCharacters(in: start..<end, with: "")
  }

  private static func release(_ version: String, _ text: String = conf) -> String {
    text.replacing("schemas/ArcGIS/10.3", with: "schemas/ArcGIS/\(version)")
  }

  @Test(
    "A conf.xml of 10.0 or later without CacheStorageInfo or TileImageInfo is a warning",
    arguments: ["10.0", "10.3", "10.7", "3.4.0"], ["CacheStorageInfo", "TileImageInfo"])
  func parts(version: String, element: String) throws {
    let text = Self.release(version, Self.without(element))
    let files = [ExampleFile("conf.xml", text), RuleExample.Base.legacy.files[1]]
    #expect(try found(files, folder: "_alllayers") == ["DOC013 conf.xml"])
  }

  @Test("ArcGIS 9 wrote no CacheStorageInfo, but always a TileImageInfo", arguments: ["9.2", "9.3"])
  func version9(version: String) throws {
    let text = Self.release(version, Self.without("CacheStorageInfo"))
    #expect(try found([ExampleFile("conf.xml", text)], folder: "_alllayers").isEmpty)
    #expect(try found([ExampleFile("conf.xml", Self.without("TileImageInfo", text))]) == ["DOC013 conf.xml"])
  }

  /// The keys of a root.json by ArcGIS that a cache needs and a scheme does not.
  private static let keys = [
    "version", "name", "storageInfo", "tileImageInfo", "spatialReference", "units", "fullExtent", "initialExtent",
  ]

  @Test(
    "A ready-to-serve cache without a value that ArcGIS writes is a warning, a scheme without tiles is not",
    arguments: keys)
  func missing(key: String) throws {
    let files = RuleExample.Base.readyToServe.files
    var lines = files[0].text.split(separator: "\n").map(String.init)
    lines.removeAll { $0.hasPrefix("  \"\(key)\": ") }
    if lines[lines.count - 2].hasSuffix(",") { lines[lines.count - 2].removeLast() }
    let changed = [ExampleFile("root.json", lines.joined(separator: "\n")), files[1]]
    #expect(try found(changed, folder: "tile") == ["PKG011 root.json"])
    #expect(try found(changed).isEmpty)
  }

  @Test("A ready-to-serve cache without an extent is a warning")
  func withoutExtent() throws {
    let files = RuleExample.Base.readyToServe.files
    var lines = files[0].text.split(separator: "\n").map(String.init)
    lines.removeAll { $0.contains("Extent\":") }
    lines[lines.count - 2].removeLast()
    let changed = [ExampleFile("root.json", lines.joined(separator: "\n")), files[1]]
    #expect(try found(changed, folder: "tile") == ["EXT007 root.json"])
  }

  @Test("A scheme without tiles needs no storage")
  func schemeAlone() throws {
    #expect(try found([ExampleFile("conf.xml", Self.without("CacheStorageInfo"))]).isEmpty)
    #expect(try found([ExampleFile("scheme.xml", Self.without("CacheStorageInfo"))]).isEmpty)
  }

  @Test("A cache with tiles and without its second document is a warning")
  func companions() throws {
    #expect(try found([ExampleFile("conf.xml", Self.conf)], folder: "_alllayers") == ["DOC014 conf.xml"])
    let root = RuleExample.Base.readyToServe.files[0].text
    #expect(try found([ExampleFile("root.json", root)], folder: "tile") == ["DOC014 root.json"])
    #expect(try found([ExampleFile("conf.xml", Self.conf)]).isEmpty)
    #expect(try found([ExampleFile("root.json", root)]).isEmpty)
  }

  @Test("Caches of ArcGIS 9 have no conf.cdi")
  func oldCache() throws {
    let text = Self.release("9.3", Self.without("CacheStorageInfo"))
    #expect(try found([ExampleFile("conf.xml", text)], folder: "_alllayers").isEmpty)
  }

  @Test(
    "A conf.cdi that exists is not missing, whatever its letter case and its content",
    arguments: ["conf.cdi", "Conf.cdi"])
  func existing(name: String) throws {
    let cdi = RuleExample.Base.legacy.files[1].text
    let files = [ExampleFile("conf.xml", Self.conf), ExampleFile(name, cdi)]
    #expect(try !found(files, folder: "_alllayers").contains { $0.hasPrefix("DOC014") })
    let damaged = [files[0], ExampleFile(name, "<EnvelopeN")]
    #expect(try found(damaged, folder: "_alllayers").contains { $0.hasPrefix("DOC001") })
    #expect(try !found(damaged, folder: "_alllayers").contains { $0.hasPrefix("DOC014") })
  }
}
