import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("Extents that are not where they are expected")
struct ExtentPlaceTests {
  private static let extent = Envelope(xMin: 0, yMin: 0, xMax: 1_000_000, yMax: 2_000_000)

  private func converted(_ text: String) throws -> CacheDescription {
    let conversion = try SchemeConversion(
      try open(text), to: .file(RootJSONFormat()), changing: SchemeChanges(extent: Self.extent))
    return try model(try conversion.text(of: "root.json"))
  }

  @Test("an extent in another system than the scheme’s is replaced as a whole, with its system")
  func otherSystem() throws {
    let start = try #require(Fixture.rootJSON.range(of: "\"initialExtent\""))
    let text =
      Fixture.rootJSON[..<start.lowerBound]
      + "\"initialExtent\": {\"xmin\": 1, \"ymin\": 2, \"xmax\": 3, \"ymax\": 4, \"spatialReference\": {\"wkid\": 4326}}}"
    let model = try converted(String(text))
    #expect(model.initialExtent?.xMax == 1_000_000)
    #expect(model.initialExtent?.spatialReference?.wkid == 2193)
  }

  @Test("an extent that is null is replaced, not added a second time", arguments: ["fullExtent", "initialExtent"])
  func null(_ key: String) throws {
    let start = try #require(Fixture.rootJSON.range(of: "\"initialExtent\""))
    let model = try converted(String(Fixture.rootJSON[..<start.lowerBound]) + "\"\(key)\": null}")
    #expect(model.fullExtent?.yMax == 2_000_000)
    #expect(model.initialExtent?.yMax == 2_000_000)
  }
}
