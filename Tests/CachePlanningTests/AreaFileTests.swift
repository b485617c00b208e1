import CachePlanning
import SourceText
import TestSupport
import Testing
import TilingSchemes

private let mercator = SpatialReference(wkid: 102_100, latestWKID: 3857)

private func area(_ json: String, in reference: SpatialReference? = mercator) throws -> MapArea {
  try AreaFile.area(SourceText(Array(json.utf8)), named: "area.geojson", in: reference)
}

private func message(_ json: String, in reference: SpatialReference? = mercator) -> String {
  do {
    _ = try area(json, in: reference)
    return ""
  } catch {
    return (error as? PlanningError)?.message ?? "\(error)"
  }
}

@Suite("Areas from GeoJSON")
struct AreaFileTests {
  private let own = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}"#

  @Test("Every kind of geometry is gathered from collections and features")
  func kinds() throws {
    let found = try area(
      """
      {"type":"FeatureCollection",\(own),"features":[
        {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
          {"type":"Point","coordinates":[1,2]},{"type":"MultiPoint","coordinates":[[3,4],[5,6]]}]}},
        {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1]]],[[[5,5],[6,5],[6,6]]]]}},
        {"type":"Feature","properties":{},"geometry":null}]}
      """)
    #expect(found.points.count == 3 && found.lines.count == 3)
    #expect(found.polygons.map(\.rings.count) == [2, 1, 1])
    #expect(found.envelope == Envelope(xMin: 0, yMin: 0, xMax: 9, yMax: 9))
  }

  @Test("An edge in degrees is cut where it is turned into metres, so that it stays straight in degrees")
  func cut() throws {
    let line = try #require(try area(#"{"type":"LineString","coordinates":[[0,0],[10,60]]}"#).lines.first)
    #expect(line.count == 60 * 64 + 1)
    // The middle of the edge is 5 E 30 N: 556597.45, 3503549.84 in EPSG:3857 by cs2cs.
    let middle = line[60 * 32]
    #expect((middle.x - 556_597.453_966_4).magnitude < 1e-3 && (middle.y - 3_503_549.843_504_4).magnitude < 1e-3)
  }

  @Test("An area in the scheme's own system keeps its positions to the bit")
  func same() throws {
    let found = try area("{\"type\":\"Point\",\(own),\"coordinates\":[0.1,20037508.342787001]}")
    #expect(found.points == [MapPoint(x: 0.1, y: 20_037_508.342787001)])
  }

  @Test(
    "What is no area is refused with its place or its reason",
    arguments: [
      ("", "area.geojson:1:1"), ("[]", "no polygon, line or point"), ("{\"type\":\"Polygon\"}", "no polygon"),
      (#"{"type":"Point","coordinates":[1]}"#, "area.geojson:1:31: this is no position"),
      (#"{"type":"Point","coordinates":[1e999,0]}"#, "this is no position"),
      (#"{"type":"LineString","coordinates":[[0,0],[null,1]]}"#, "area.geojson:1:43: this is no position"),
      (#"{"type":"Point","coordinates":[1e300,0]}"#, "no longitudes and latitudes"),
      (#"{"type":"Point","coordinates":[0,91]}"#, "no longitudes and latitudes"),
      (
        #"{"type":"Point","crs":{"properties":{"name":"my own"}},"coordinates":[0,0]}"#, "“my own” is not known"
      ),
      (String(repeating: "[", count: 100_000), "area.geojson:1:"),
    ])
  func refused(json: String, words: String) {
    #expect(message(json).contains(words), "\(message(json))")
  }

  @Test("A million edges around the world stay a bounded area")
  func bounded() throws {
    let ring = (0..<2000).map { "[\($0 % 2 == 0 ? -179 : 179),\(Double($0) / 25 - 40)]" }.joined(separator: ",")
    let found = try area("{\"type\":\"LineString\",\"coordinates\":[\(ring)]}")
    // 358 degrees 2000 times are 46 million pieces of 1/64 degree.
    #expect(found.lines[0].count < 1_100_000 && found.lines[0].count > 900_000)
  }

  @Test("An edge over more rows than can be gone through has no tiles that are counted")
  func endless() throws {
    let scheme = TilingScheme(
      origin: MapPoint(x: 0, y: 1e15), tileWidth: 256, tileHeight: 256,
      levels: [LevelOfDetail(level: 0, resolution: 0.01, scale: 1)])
    let slanting = MapArea(polygons: [], lines: [[MapPoint(x: 0, y: 0), MapPoint(x: 1e15, y: 1e15)]])
    #expect(AreaTiles(slanting, in: scheme, level: scheme.levels[0]) == nil)
  }
}
