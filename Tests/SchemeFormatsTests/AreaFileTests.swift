import Foundation
import SourceText
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

private let mercator = SpatialReference(wkid: 102_100, latestWKID: 3857)

private func area(_ json: String, in reference: SpatialReference? = mercator) throws -> MapArea {
  try AreaFile(SourceText(Array(json.utf8)), named: "area.geojson").area(in: reference)
}

private func message(_ json: String, in reference: SpatialReference? = mercator) -> String {
  do {
    _ = try area(json, in: reference)
    return ""
  } catch {
    return (error as? AreaFileError)?.message ?? "\(error)"
  }
}

@Suite("Areas from GeoJSON")
struct AreaFileTests {
  private let own = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}"#

  @Test("Every type of geometry is collected from collections and features")
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

  @Test("An edge in degrees is divided when it is transformed to metres, so that it stays straight in degrees")
  func cut() throws {
    let line = try #require(try area(#"{"type":"LineString","coordinates":[[0,0],[10,60]]}"#).lines.first)
    // By the formulas of the sphere of Web Mercator, each point is on the edge in degrees to 5 cm.
    for point in line {
      let longitude = point.x / 6_378_137 * 180 / .pi
      let latitude = (2 * atan(exp(point.y / 6_378_137)) - .pi / 2) * 180 / .pi
      #expect((latitude - 6 * longitude).magnitude < 1e-9)
    }
    for (from, to) in zip(line, line.dropFirst()) {
      let middle = (from.x + to.x) / 2
      let latitude = 6 * middle / 6_378_137 * 180 / .pi
      let y = 6_378_137 * asinh(tan(latitude * .pi / 180))
      #expect(((from.y + to.y) / 2 - y).magnitude < 0.05)
    }
  }

  @Test("Points beyond the square of Web Mercator are moved to its edge")
  func beyond() throws {
    let box = try #require(
      try area(#"{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,-60],[-180,-60],[-180,-90]]]}"#).envelope)
    #expect((box.yMin + 20_037_508.342789244).magnitude < 1e-3)
  }

  @Test(
    "An area that contains a pole is refused, because it has no outline in longitudes",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func pole() {
    let box = "[[[-3e6,-3e6],[3e6,-3e6],[3e6,3e6],[-3e6,3e6],[-3e6,-3e6]]]"
    let words = message(
      #"{"type":"Polygon","crs":{"type":"name","properties":{"name":"EPSG:3031"}},"coordinates":\#(box)}"#)
    #expect(words.contains("the area contains a pole or crosses the antimeridian"), "\(words)")
  }

  @Test(
    "A system of heights, or one with heights, is refused at once: PROJ would search seconds for a transformation",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"), arguments: [8357, 5703, 7405])
  func heights(code: Int) {
    let words = message(
      #"{"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:\#(code)"}},"coordinates":[7,46]}"#)
    #expect(words.contains("area.geojson:1:23: this coordinate system is unknown"), "\(words)")
  }

  @Test("An area in the scheme's own system keeps its positions exactly")
  func same() throws {
    let found = try area("{\"type\":\"Point\",\(own),\"coordinates\":[0.1,20037508.342787001]}")
    #expect(found.points == [MapPoint(x: 0.1, y: 20_037_508.342787001)])
  }

  @Test(
    "A file that is not an area is refused with its place or its reason",
    arguments: [
      ("", "area.geojson:1:1"), ("[]", "no polygon, line or point"), ("{\"type\":\"Polygon\"}", "no polygon"),
      (#"{"type":"Point","coordinates":[1]}"#, "area.geojson:1:31: this is not a position"),
      (#"{"type":"Point","coordinates":[1e999,0]}"#, "this is not a position"),
      (#"{"type":"LineString","coordinates":[[0,0],[null,1]]}"#, "area.geojson:1:43: this is not a position"),
      (#"{"type":"Point","coordinates":[1e300,0]}"#, "not longitudes and latitudes"),
      (#"{"type":"Point","coordinates":[91,91]}"#, "not longitudes and latitudes"),
      (
        #"{"type":"Point","crs":{"properties":{"name":"my own"}},"coordinates":[0,0]}"#,
        "area.geojson:1:23: this coordinate system is unknown"
      ), (#"{"type":"Point","crs":{"type":"link"},"coordinates":[0,0]}"#, "this coordinate system is unknown"),
      (#"{"rings":[[[0,0],[1,0],[1,1]]]}"#, "it is Esri JSON, not GeoJSON"),
      (String(repeating: "[", count: 100_000), "area.geojson:1:"),
    ])
  func refused(json: String, words: String) {
    #expect(message(json).contains(words), "\(message(json))")
  }

  @Test("Positions that are possible only with the longitude first are refused, with the first one in the right order")
  func exchangedDegrees() {
    let text = message(#"{"type":"LineString","coordinates":[[-41.5,174.5],[-41,175]]}"#)
    #expect(
      text == "area.geojson: latitude and longitude seem exchanged: the first position is -41.5,174.5, but the "
        + "longitude comes first: 174.5,-41.5")
  }

  @Test(
    "Positions whose place is in the area of the system only in the other order are refused",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func exchangedPlace() {
    let box = #"{"type":"Polygon","coordinates":[[[51,7],[51,7.5],[51.5,7.5],[51.5,7],[51,7]]]}"#
    let text = message(box, in: SpatialReference(wkid: 25832, latestWKID: 25832))
    #expect(text.contains("seem exchanged: the first position is 51,7"), "\(text)")
  }

  @Test("An area that is on the map only with exchanged axes is refused; an area elsewhere is not")
  func exchangedOnMap() throws {
    let map = Envelope(xMin: 700_000, yMin: 6_500_000, xMax: 900_000, yMax: 6_800_000)
    func area(_ json: String) throws -> MapArea {
      try AreaFile(SourceText(Array(json.utf8)), named: "area.geojson").area(in: mercator, on: map)
    }
    // 7° east, 51° north is on the map.
    let ring = "[[7,51],[7.5,51],[7.5,51.5],[7,51]]"
    let exchanged = "[[51,7],[51,7.5],[51.5,7.5],[51,7]]"
    let elsewhere = "[[20,30],[21,30],[21,31],[20,30]]"
    #expect(try area("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}").polygons.count == 1)
    #expect(try area("{\"type\":\"Polygon\",\"coordinates\":[\(elsewhere)]}").polygons.count == 1)
    let error = try #require(throws: AreaFileError.self) {
      try area("{\"type\":\"Polygon\",\"coordinates\":[\(exchanged)]}")
    }
    #expect(error.message.contains("the longitude comes first: 7,51"), "\(error.message)")
  }

  @Test("An area with two thousand edges around the world has a limited number of points")
  func bounded() throws {
    let ring = (0..<2000).map { "[\($0 % 2 == 0 ? -179 : 179),\(Double($0) / 25 - 40)]" }.joined(separator: ",")
    let found = try area("{\"type\":\"LineString\",\"coordinates\":[\(ring)]}")
    #expect(found.lines[0].count < 2_100_000)
  }

  @Test("The tiles of an edge across too many rows are not counted, because each row would have to be visited")
  func endless() throws {
    let scheme = TilingScheme(
      origin: MapPoint(x: 0, y: 1e15), tileWidth: 256, tileHeight: 256,
      levels: [LevelOfDetail(number: 0, resolution: 0.01, scale: 1)])
    let slanting = MapArea(polygons: [], lines: [[MapPoint(x: 0, y: 0), MapPoint(x: 1e15, y: 1e15)]])
    #expect(try #require(AreaTiles(slanting, in: scheme, level: scheme.levels[0])).tileCount() == nil)
  }
}
