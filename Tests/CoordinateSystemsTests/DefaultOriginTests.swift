import Testing
import TilingSchemes

@testable import CoordinateSystems

@Suite("DefaultOrigin")
struct DefaultOriginTests {
  @Test(
    "Web Mercator has the origin of ArcGIS Online, independent of its domain",
    arguments: [102_100, 102_113, 3785, 3857, 900_913])
  func webMercator(wkid: Int) throws {
    let reference = SpatialReference(
      wkid: wkid, domain: CoordinateDomain(xOrigin: -5, yOrigin: -5, xyScale: 1e12))
    let origin = try #require(DefaultOrigin(of: reference))
    #expect(origin.point == MapPoint(x: -20_037_508.342787, y: 20_037_508.342787))
    #expect(origin.rule == .webMercator)
  }

  // Tile origins of caches for which nobody chose an origin.
  @Test(
    "The origin is the upper left corner of the domain, as in ArcGIS, to the last digit",
    arguments: [
      (102_100, -20_037_700, 30_241_100), (2193, -4_020_900, 19_998_100), (27700, -5_220_400, 4_470_200),
      (28992, -30_515_500, 31_112_399.999_999_993), (3421, -17_790_500, 46_438_899.999_999_99), (4326, -400, 400),
      (4269, -400, 400),
    ])
  func domain(wkid: Int, x: Double, y: Double) {
    #expect(DefaultOrigin(domainOf: SpatialReference(wkid: wkid))?.point == MapPoint(x: x, y: y))
  }

  @Test("A geographic system that is not in the table has the domain of all geographic systems")
  func geographic() throws {
    let origin = try #require(DefaultOrigin(of: SpatialReference(kind: .geographic, wkid: 999_999)))
    #expect(origin.point == MapPoint(x: -400, y: 400))
    #expect(origin.rule == .geographic)
  }

  @Test("A system's own domain takes precedence over the table's")
  func ownDomain() {
    let reference = SpatialReference(
      wkid: 2193, domain: CoordinateDomain(xOrigin: -10, yOrigin: -20, xyScale: 0x1p53 / 100))
    #expect(DefaultOrigin(of: reference)?.point == MapPoint(x: -10, y: 80))
  }

  @Test("A domain of low precision, which many services state, is not used")
  func lowPrecision() {
    let domain = CoordinateDomain(xOrigin: -5_120_900, yOrigin: -9_998_100, xyScale: 10_000)
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 999_999, domain: domain)) == nil)
    #expect(
      DefaultOrigin(of: SpatialReference(wkid: 2193, domain: domain))?.point == MapPoint(x: -4_020_900, y: 19_998_100))
  }

  @Test("An invalid domain gives no origin", arguments: [0, -1, Double.nan])
  func broken(scale: Double) {
    let domain = CoordinateDomain(xOrigin: 0, yOrigin: 0, xyScale: scale)
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 999_999, domain: domain)) == nil)
  }

  @Test("A projected system without a known domain has no default origin, because a wrong guess would cost weeks")
  func unknown() {
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 3078)) == nil)
    #expect(DefaultOrigin(of: SpatialReference()) == nil)
  }

  @Test("The origin states its evidence")
  func evidence() {
    #expect(DefaultOrigin(of: SpatialReference(wkid: 27700))?.rule == .defaultDomain(.observed(sightings: 12)))
    #expect(DefaultOrigin(of: SpatialReference(wkid: 28355))?.rule == .defaultDomain(.observedParameters(sightings: 1)))
    #expect(DefaultOrigin(of: SpatialReference(wkid: 32601))?.rule == .defaultDomain(.rule))
    #expect(DefaultOrigin(of: SpatialReference(wkid: 29168))?.rule == .defaultDomain(.ruleNearEdge))
    #expect(DefaultOrigin(of: SpatialReference(wkid: 4326))?.rule == .geographic)
    let stated = CoordinateDomain(xOrigin: -10, yOrigin: -20, xyScale: 0x1p53 / 100)
    #expect(DefaultOrigin(of: SpatialReference(wkid: 27700, domain: stated))?.rule == .statedDomain)
  }

  @Test("A system with a text but without a row gets the rule’s result")
  func byRule() throws {
    let text = DomainRuleTests.system(
      DomainRuleTests.grs80Axes, "Transverse_Mercator", [("False_Easting", 500_000), ("Scale_Factor", 1)])
    let origin = try #require(DefaultOrigin(of: SpatialReference(wellKnownText: text)))
    #expect(origin.point == MapPoint(x: -5_123_200, y: 10_002_100))
    #expect(origin.rule == .defaultDomain(.rule))
  }
}
