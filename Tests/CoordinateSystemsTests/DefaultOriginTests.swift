import CoordinateSystems
import Testing
import TilingSchemes

@Suite("DefaultOrigin")
struct DefaultOriginTests {
  @Test("Web Mercator has the origin of ArcGIS Online, whatever its domain", arguments: [102_100, 3857])
  func webMercator(wkid: Int) throws {
    let reference = SpatialReference(
      wkid: wkid, latestWKID: 3857, domain: CoordinateDomain(xOrigin: -5, yOrigin: -5, xyScale: 1e12))
    let origin = try #require(DefaultOrigin(of: reference))
    #expect(origin.point == MapPoint(x: -20_037_508.342787, y: 20_037_508.342787))
    #expect(origin.rule == .webMercator)
  }

  // arcgis-semantics.md §1.5
  @Test(
    "The upper left of the domain is what ArcGIS takes",
    arguments: [
      (102_100, -20_037_700, 30_241_100), (2193, -4_020_900, 19_998_100), (2263, -120_039_300, 145_506_800),
      (4326, -400, 400), (4269, -400, 400),
    ])
  func domain(wkid: Int, x: Double, y: Double) {
    #expect(DefaultOrigin(domainOf: SpatialReference(wkid: wkid))?.point == MapPoint(x: x, y: y))
  }

  @Test("A geographic system that is in no table has the domain of all geographic systems")
  func geographic() throws {
    let origin = try #require(DefaultOrigin(of: SpatialReference(kind: .geographic, wkid: 999_999)))
    #expect(origin.point == MapPoint(x: -400, y: 400))
    #expect(origin.rule == .geographic)
  }

  @Test("A system's own domain counts before the table's")
  func ownDomain() {
    let reference = SpatialReference(
      wkid: 2193, domain: CoordinateDomain(xOrigin: -10, yOrigin: -20, xyScale: 0x1p53 / 100))
    #expect(DefaultOrigin(of: reference)?.point == MapPoint(x: -10, y: 80))
  }

  @Test("A domain of low precision, which many services state, is not taken")
  func lowPrecision() {
    let domain = CoordinateDomain(xOrigin: -5_120_900, yOrigin: -9_998_100, xyScale: 10_000)
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 999_999, domain: domain)) == nil)
    #expect(
      DefaultOrigin(of: SpatialReference(wkid: 2193, domain: domain))?.point == MapPoint(x: -4_020_900, y: 19_998_100))
  }

  @Test("A domain that is broken gives no origin", arguments: [0, -1, Double.nan])
  func broken(scale: Double) {
    let domain = CoordinateDomain(xOrigin: 0, yOrigin: 0, xyScale: scale)
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 999_999, domain: domain)) == nil)
  }

  @Test("A projected system without a known domain has no default: a guess would cost weeks")
  func unknown() {
    #expect(DefaultOrigin(of: SpatialReference(kind: .projected, wkid: 3112)) == nil)
    #expect(DefaultOrigin(of: SpatialReference()) == nil)
  }
}
