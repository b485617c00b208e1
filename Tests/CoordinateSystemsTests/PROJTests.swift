import Foundation
import Testing
import TilingSchemes

@testable import CoordinateSystems

@Suite("PROJ", .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
struct PROJTests {
  @Test("PROJ’s texts, once corrected, equal Esri’s exactly", arguments: [4326, 4269, 2193])
  func sameAsTable(wkid: Int) throws {
    let known = try #require(KnownSystem.find(SpatialReference(wkid: wkid)))
    #expect(PROJ.esriText(of: SpatialReference(wkid: wkid)) == known.wellKnownText)
  }

  @Test("Web Mercator is found by Esri’s identifier")
  func webMercator() throws {
    let text = try #require(PROJ.esriText(of: SpatialReference(wkid: 102_100, latestWKID: 3857)))
    let system = try #require(CoordinateSystem(wellKnownText: text))
    #expect(system.name == "WGS_1984_Web_Mercator_Auxiliary_Sphere")
    #expect(text.hasSuffix(",AUTHORITY[\"EPSG\",3857]]"))
  }

  @Test(
    "The US survey foot has Esri’s name and all its digits", arguments: [(2263, nil), (102_749, 2286)] as [(Int, Int?)])
  func footUS(wkid: Int, latest: Int?) throws {
    let text = try #require(PROJ.esriText(of: SpatialReference(wkid: wkid, latestWKID: latest)))
    #expect(text.contains(",UNIT[\"Foot_US\",0.3048006096012192],"))
    #expect(CoordinateSystem(wellKnownText: text)?.metersPerUnit == 0.304_800_609_601_219_2)
    #expect(text.hasSuffix(",AUTHORITY[\"EPSG\",\(latest ?? wkid)]]"))
  }

  @Test("An unknown identifier has no text", arguments: [1, 999_999, -5])
  func unknown(wkid: Int) {
    #expect(PROJ.esriText(of: SpatialReference(wkid: wkid)) == nil)
  }

  @Test("A reference without an identifier has no text")
  func noIdentifier() {
    #expect(PROJ.esriText(of: SpatialReference()) == nil)
  }

  @Test("A system that is only in PROJ’s database is resolved")
  func resolves() {
    let reference = SpatialReference(wkid: 25832)
    #expect(reference.knownSystem == nil)
    #expect(reference.resolveSystem()?.name == "ETRS_1989_UTM_Zone_32N")
  }

  @Test("A text is identified", arguments: [4326, 4269, 2193, 2263, 26711])
  func identifies(wkid: Int) throws {
    let known = try #require(KnownSystem.find(SpatialReference(wkid: wkid)))
    let text = known.wellKnownText.replacing(",AUTHORITY[\"EPSG\",\(wkid)]", with: "")
    #expect(PROJ.wkid(ofText: text) == wkid)
  }

  @Test("A text that is not a known system is not identified", arguments: ["", "garbage", "PROJCS[\"x\"]"])
  func notIdentified(text: String) {
    #expect(PROJ.wkid(ofText: text) == nil)
  }

  @Test("PROJ may be used from many threads at once")
  func concurrency() async {
    await withTaskGroup(of: Int?.self) { group in
      for index in 0..<24 {
        group.addTask {
          let text = PROJ.esriText(of: SpatialReference(wkid: 32601 + index))
          return text.flatMap(PROJ.wkid(ofText:)).map { $0 - index }
        }
      }
      for await found in group { #expect(found == 32601) }
    }
  }
}

@Suite("Extents in WGS84")
struct GeographicExtentTests {
  static let webMercator = SpatialReference(wkid: 102_100, latestWKID: 3857)
  static let extents = [
    Envelope(xMin: -20_037_508.342787, yMin: -20_037_508.342787, xMax: 20_037_508.342787, yMax: 20_037_508.342787),
    Envelope(xMin: -8_254_538.5, yMin: 4_949_770.3, xMax: -8_206_342.1, yMax: 4_995_613.9),
    Envelope(xMin: 0, yMin: 0, xMax: 1, yMax: 1),
  ]

  @Test("Web Mercator’s world ends at 85.0511° and 180°")
  func world() throws {
    let extent = try #require(Self.extents[0].inWGS84(assuming: Self.webMercator))
    // arctan(sinh π) = 85.05112877980659°
    #expect(abs(extent.yMax - 85.051_128_779_806_59) < 1e-9)
    #expect(abs(extent.yMin + 85.051_128_779_806_59) < 1e-9)
    #expect(abs(extent.xMin + 180) < 1e-9 && abs(extent.xMax - 180) < 1e-9)
    #expect(extent.spatialReference == .wgs84)
  }

  @Test(
    "Web Mercator by its formula and by PROJ are the same", .enabled(if: PROJ.isAvailable, "PROJ is not installed"),
    arguments: extents)
  func sameAsPROJ(extent: Envelope) throws {
    let own = try #require(extent.inWGS84(assuming: Self.webMercator))
    let proj = try #require(PROJ.bounds(extent, from: "EPSG:3857", to: "EPSG:4326"))
    for part in [\Envelope.xMin, \.yMin, \.xMax, \.yMax] {
      #expect(abs(own[keyPath: part] - proj[keyPath: part]) < 1e-9)
    }
  }

  @Test("An extent in WGS84 stays unchanged")
  func wgs84() {
    let extent = Envelope(xMin: -198, yMin: -99, xMax: 198, yMax: 99)
    let result = extent.inWGS84(assuming: SpatialReference(wkid: 4326))
    #expect(result == Envelope(xMin: -198, yMin: -99, xMax: 198, yMax: 99, spatialReference: .wgs84))
  }

  @Test("The extent’s own system takes precedence over the assumed one")
  func ownSystem() throws {
    var extent = Self.extents[1]
    extent.spatialReference = Self.webMercator
    let result = try #require(extent.inWGS84(assuming: SpatialReference(wkid: 4326)))
    #expect(abs(result.xMin) < 180)
  }

  @Test(
    "The extent of New Zealand’s grid is around New Zealand", .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func newZealand() throws {
    // LINZ: NZTM covers 166.37°E to 178.63°E, 47.33°S to 34.10°S.
    let extent = Envelope(xMin: 1_090_000, yMin: 4_740_000, xMax: 2_090_000, yMax: 6_200_000)
    let result = try #require(extent.inWGS84(assuming: SpatialReference(wkid: 2193)))
    #expect((165.0...167.5).contains(result.xMin) && (177.5...180.0).contains(result.xMax))
    #expect((-48.5 ... -47.0).contains(result.yMin) && (-35.0 ... -33.5).contains(result.yMax))
  }

  @Test(
    "The false origin of New Zealand’s grid is 173°E on the equator",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func newZealandOrigin() throws {
    let extent = Envelope(xMin: 1_600_000, yMin: 10_000_000, xMax: 1_600_000, yMax: 10_000_000)
    let result = try #require(extent.inWGS84(assuming: SpatialReference(wkid: 2193)))
    #expect(abs(result.xMin - 173) < 1e-6 && abs(result.yMin) < 1e-6)
  }

  @Test(
    "An extent in an unknown system has no extent in WGS84",
    arguments: [nil, SpatialReference(), SpatialReference(wkid: 999_999)])
  func unknown(reference: SpatialReference?) {
    #expect(Self.extents[2].inWGS84(assuming: reference) == nil)
  }
}
