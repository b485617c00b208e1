import Foundation
import SchemeFormats
import SourceText
import TestSupport
import Testing

/// The encodings a file may be in, as Foundation writes them.
enum FileEncoding: String, CaseIterable, Sendable {
  case utf8, utf8Marked, utf16LittleEndian, utf16LittleEndianMarked, utf16BigEndian, utf16BigEndianMarked

  private var encoding: String.Encoding {
    switch self {
    case .utf8, .utf8Marked: .utf8
    case .utf16LittleEndian, .utf16LittleEndianMarked: .utf16LittleEndian
    case .utf16BigEndian, .utf16BigEndianMarked: .utf16BigEndian
    }
  }

  func file(_ text: String) -> [UInt8] {
    let marked = rawValue.hasSuffix("Marked") ? "\u{FEFF}" + text : text
    return Array(marked.data(using: encoding) ?? Data())
  }

  func decode(_ bytes: ArraySlice<UInt8>) -> String? { String(data: Data(bytes), encoding: encoding) }
}

@Suite("Every value has its position in bytes, in every encoding")
struct PositionTests {
  /// Letters of two, three and four bytes come before the values, so that bytes, characters and code units differ.
  private static let comment = "<!-- Übersicht, 地图, 😀 -->\n"

  private static let confXML: [(SchemeField, String)] = [
    (.origin(.x), "-4020900"), (.origin(.y), "19998100"), (.tileWidth, "256"), (.tileHeight, "256"),
    (.dotsPerInch, "96"), (.level(0, .number), "0"), (.level(0, .scale), "8000000"),
    (.level(0, .resolution), "2116.670900008467"), (.level(1, .number), "1"), (.level(1, .scale), "4000000"),
    (.level(1, .resolution), "1058.3354500042335"), (.imageFormat, "PNG8"), (.compressionQuality, "0"),
    (.antialiasing, "true"), (.storageFormat, "esriMapCacheStorageModeCompact"), (.packetSize, "128"),
    (.spatialReference(.scheme, .wkid), "2193"),
    (.spatialReference(.scheme, .wellKnownText), Fixture.wellKnownText.replacing("\"", with: "&quot;")),
  ]

  private static let edges: [(SchemeField.Edge, String)] = [
    (.xMin, "1741200.25"), (.yMin, "5415300.5"), (.xMax, "1768950.75"), (.yMax, "5442875.125"),
  ]

  private static let rootJSON: [(SchemeField, String)] =
    [
      (.origin(.x), "-4020900"), (.origin(.y), "19998100"), (.tileWidth, "256"), (.tileHeight, "256"),
      (.dotsPerInch, "96"), (.level(0, .number), "0"), (.level(0, .scale), "8000000"),
      (.level(0, .resolution), "2116.670900008467"), (.level(1, .number), "1"), (.level(1, .scale), "4000000"),
      (.level(1, .resolution), "1058.3354500042335"), (.imageFormat, "\"JPEG\""), (.compressionQuality, "80"),
      (.storageFormat, "\"esriMapCacheStorageModeCompactV2\""), (.packetSize, "128"), (.minLOD, "0"), (.maxLOD, "1"),
      (.name, "\"Übersicht 地图 😀\""), (.tileBundlesPath, "\"./tile\""), (.spatialReference(.map, .wkid), "2193"),
      (.spatialReference(.scheme, .latestWKID), "2193"),
      (.extent(.initial), "{\"xmin\": 1741200.25, \"ymin\": 5415300.5, \"xmax\": 1768950.75, \"ymax\": 5442875.125}"),
    ] + edges.map { (.extentEdge(.initial, $0), $1) }

  @Test("conf.xml", arguments: FileEncoding.allCases)
  func confXMLPositions(_ encoding: FileEncoding) throws {
    let text = try declared(Fixture.confXML, encoding).with("<CacheInfo ", Self.comment + "<CacheInfo ")
    try check(text, encoding, Self.confXML)
  }

  @Test("conf.cdi", arguments: FileEncoding.allCases)
  func confCDIPositions(_ encoding: FileEncoding) throws {
    let text = try declared(Fixture.confCDI, encoding).with("<EnvelopeN ", Self.comment + "<EnvelopeN ")
    try check(text, encoding, Self.edges.map { (.extentEdge(.full, $0), $1) })
  }

  @Test("root.json", arguments: FileEncoding.allCases)
  func rootJSONPositions(_ encoding: FileEncoding) throws {
    try check(try Fixture.rootJSON.with("\"Kauri\"", "\"Übersicht 地图 😀\""), encoding, Self.rootJSON)
  }

  @Test("two equal values have different positions")
  func equalValues() throws {
    let document = try document(Array(Fixture.confXML.utf8))
    let columns = try #require(document.positions[.tileWidth])
    let rows = try #require(document.positions[.tileHeight])
    let text = Array(Fixture.confXML.utf8)
    #expect(String(decoding: text[..<columns.lowerBound], as: UTF8.self).hasSuffix("<TileCols>"))
    #expect(String(decoding: text[..<rows.lowerBound], as: UTF8.self).hasSuffix("<TileRows>"))
  }

  @Test("a value that the file does not have has no position")
  func absent() throws {
    #expect(try document(Array(Fixture.confXML.utf8)).positions[.preciseDotsPerInch] == nil)
  }

  /// The declaration of an encoding must not contradict the bytes.
  private func declared(_ text: String, _ encoding: FileEncoding) throws -> String {
    encoding.rawValue.hasPrefix("utf16") ? try text.with("encoding=\"utf-8\"", "encoding=\"utf-16\"") : text
  }

  private func check(_ text: String, _ encoding: FileEncoding, _ expected: [(SchemeField, String)]) throws {
    let bytes = encoding.file(text)
    let document = try document(bytes)
    #expect(document.findings.isEmpty)
    for (field, value) in expected {
      let range = try #require(document.positions[field], "\(field)")
      #expect(encoding.decode(bytes[range.bytes]) == value, "\(field)")
    }
  }
}
