import CoordinateSystems
import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("A given extent changes the extent and nothing else")
struct ExtentEditTests {
  private static let extent = Envelope(xMin: -13_000_000.5, yMin: 1.25, xMax: 2e-9, yMax: 4_000_000)

  private func rewrite(_ bytes: [UInt8]) throws -> [UInt8] {
    let opened = try open(bytes)
    let format = opened.documents[0].document.format
    let conversion = try SchemeConversion(opened, to: .file(format), changing: SchemeChanges(extent: Self.extent))
    return conversion.files[0].bytes
  }

  @Test("in conf.cdi the four numbers change", arguments: [FileEncoding.utf8, .utf8Marked, .utf16BigEndianMarked])
  func confCDI(_ encoding: FileEncoding) throws {
    let text =
      encoding.rawValue.hasPrefix("utf16")
      ? try Fixture.confCDI.with("encoding=\"utf-8\"", "encoding=\"utf-16\"") : Fixture.confCDI
    let expected = try text.with("1741200.25", "-13000000.5").with("5415300.5", "1.25")
      .with("1768950.75", "2.0000000000000001e-09").with("5442875.125", "4000000")
    #expect(try rewrite(encoding.file(text)) == encoding.file(expected))
  }

  @Test("in root.json both extents change", arguments: [FileEncoding.utf8, .utf8Marked, .utf16LittleEndian])
  func rootJSON(_ encoding: FileEncoding) throws {
    let expected = try Fixture.rootJSON
      .with("\"xmin\": 1741200.25, \"ymin\": 5415300.5, \"xmax\": 1768950.75, \"ymax\": 5442875.125", "EXTENT")
      .with("\"xmin\": 1741100.25, \"ymin\": 5415200.5, \"xmax\": 1769000.75, \"ymax\": 5442900.125", "EXTENT")
      .with("EXTENT", "\"xmin\": -13000000.5, \"ymin\": 1.25, \"xmax\": 2e-09, \"ymax\": 4000000")
    #expect(try rewrite(encoding.file(Fixture.rootJSON)) == encoding.file(expected))
  }

  private static let rootWithoutExtents: String = {
    let cut = Fixture.rootJSON.range(of: ",\n  \"initialExtent\"")?.lowerBound ?? Fixture.rootJSON.endIndex
    return Fixture.rootJSON[..<cut] + "\n}\n"
  }()

  @Test("a root.json without extents gets them, and keeps everything else")
  func addedToRootJSON() throws {
    let bytes = try rewrite(Array(Self.rootWithoutExtents.utf8))
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(result.hasPrefix(Self.rootWithoutExtents.dropLast(3)))
    try expectExtents(in: bytes, path: [])
  }

  @Test(
    "in UTF-16 a root.json without extents gets them too", arguments: [FileEncoding.utf16LittleEndian, .utf16BigEndian])
  func addedInUTF16(_ encoding: FileEncoding) throws {
    let bytes = try rewrite(encoding.file(Self.rootWithoutExtents))
    let decoded = try #require(encoding.decode(bytes[...]))
    try expectExtents(in: Array(decoded.utf8), path: [])
  }

  @Test("a wrapped service without extents gets them within contents")
  func addedToWrappedService() throws {
    let cut = try #require(Fixture.serviceJSON.range(of: "\"fullExtent\""))
    let end = try #require(Fixture.serviceJSON.range(of: "\"units\""))
    let bare = Fixture.serviceJSON[..<cut.lowerBound] + Fixture.serviceJSON[end.lowerBound...]
    let bytes = Array("{\"name\": \"a\", \"contents\": \(bare), \"resources\": []}".utf8)
    try expectExtents(in: try rewrite(bytes), path: ["contents"])
  }

  @Test(
    "iteminfo.json beside root.json is changed too, in degrees", .enabled(if: PROJ.isAvailable, "PROJ is not installed")
  )
  func itemInfo() throws {
    let opened = try open(TestFiles.sample("web-mercator-ready"))
    // 1113194.9079327357 m is 10 degrees of the equator (6378137 · π / 18).
    let extent = Envelope(xMin: 0, yMin: 0, xMax: 1113194.9079327357, yMax: 1118889.9748579597)
    let conversion = try SchemeConversion(opened, to: .pair(.readyToServe), changing: SchemeChanges(extent: extent))
    let item = try #require(try model(try conversion.text(of: "iteminfo.json")).item?.extent)
    #expect(abs(item.xMax - 10) < 1e-6)
    #expect(abs(item.yMax - 10) < 1e-6)
  }

  @Test("a conf.xml without conf.cdi gets one")
  func addedConfCDI() throws {
    let conversion = try SchemeConversion(
      try open(Fixture.confXML), to: .pair(.legacy), changing: SchemeChanges(extent: Self.extent))
    #expect(conversion.files.map(\.name) == ["conf.xml", "conf.cdi"])
    #expect(conversion.files[0].bytes == Array(Fixture.confXML.utf8))
    let cdi = try conversion.text(of: "conf.cdi")
    for element in ["<XMin>-13000000.5<", "<YMin>1.25<", "<XMax>2.0000000000000001e-09<", "<YMax>4000000<"] {
      #expect(cdi.contains(element))
    }
  }

  @Test("a given extent is in both extents of a new root.json")
  func newRootJSON() throws {
    let conversion = try SchemeConversion(
      try open(Fixture.confXML), to: .pair(.readyToServe), changing: SchemeChanges(extent: Self.extent))
    try expectExtents(in: conversion.files[0].bytes, path: [])
    #expect(!conversion.notices.contains { $0.contains("no extents") })
  }

  /// Foundation's reader finds the given extent twice in the object at a path of keys.
  private func expectExtents(in bytes: [UInt8], path: [String]) throws {
    var object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    for key in path { object = try #require(object[key] as? [String: Any]) }
    for key in ["fullExtent", "initialExtent"] {
      let extent = try #require(object[key] as? [String: Any], "\(key)")
      let numbers = ["xmin", "ymin", "xmax", "ymax"].map { extent[$0] as? Double }
      #expect(numbers == [-13_000_000.5, 1.25, 2e-9, 4_000_000])
    }
  }
}
