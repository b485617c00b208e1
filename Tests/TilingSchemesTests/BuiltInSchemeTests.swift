import Foundation
import TestSupport
import Testing
import TilingSchemes

@Suite("Built-in schemes")
struct BuiltInSchemeTests {
  private func scheme(_ name: String) throws -> TilingScheme { try #require(BuiltInScheme.named(name)).scheme }

  @Test("Names are unique, and found in upper and lower case")
  func names() {
    #expect(Set(BuiltInScheme.all.map { $0.name.lowercased() }).count == BuiltInScheme.all.count)
    #expect(BuiltInScheme.named("ArcGIS-Online")?.name == "arcgis-online")
    #expect(BuiltInScheme.named("webmercatorquad")?.name == "WebMercatorQuad")
    #expect(BuiltInScheme.named("") == nil)
    #expect(BuiltInScheme.named("CDB1GlobalGrid") == nil)
  }

  @Test("A scheme of OGC or GDAL names the one of ArcGIS in its coordinate system, and one of ArcGIS names none")
  func counterparts() {
    #expect(BuiltInScheme.named("NZTM2000")?.esriCounterpart?.name == "nztm")
    #expect(BuiltInScheme.named("WebMercatorQuad")?.esriCounterpart?.name == "arcgis-online")
    #expect(BuiltInScheme.named("UTM31WGS84Quad")?.esriCounterpart == nil)
    #expect(BuiltInScheme.all.prefix(7).allSatisfy { $0.esriCounterpart == nil })
  }

  @Test("ArcGIS Online has Esri's digits at levels 0 to 23")
  func arcgisOnline() throws {
    let scheme = try scheme("arcgis-online")
    #expect(scheme.levels.map(\.number) == Array(0...23))
    #expect(scheme.levels[0] == LevelOfDetail(number: 0, resolution: 156543.033928, scale: 591657527.591555))
    #expect(scheme.levels[19] == LevelOfDetail(number: 19, resolution: 0.298582141647617, scale: 1128.497176))
    #expect(scheme.levels[23] == LevelOfDetail(number: 23, resolution: 0.018661383852976041, scale: 70.5310735))
    #expect(scheme.origin == MapPoint(x: -20037508.342787, y: 20037508.342787))
    #expect(scheme.spatialReference?.wkid == 102_100)
  }

  @Test("ArcGIS Online equals the scheme of Esri's own package, with identical bits", .needsCorpus)
  func package() throws {
    let package = try Corpus.file("packages/Usa.tpkx")
    let root = try CommandRun("unzip", ["-p", package.path, "root.json"]).output
    let info = try JSONDecoder().decode(RootJSON.self, from: root).tileInfo
    let scheme = try scheme("arcgis-online")
    #expect(scheme.levels.map(\.resolution) == info.lods.map(\.resolution))
    #expect(scheme.levels.map(\.scale) == info.lods.map(\.scale))
    #expect(scheme.origin == MapPoint(x: info.origin.x, y: info.origin.y))
  }

  @Test("Each level of WGS84 version 2 is exactly half of the level before, from the template's digits")
  func wgs84() throws {
    let scheme = try scheme("wgs84-v2")
    #expect(scheme.levels.count == 23)
    #expect(scheme.levels[0] == LevelOfDetail(number: 0, resolution: 0.703125, scale: 295828763.79585470937713))
    for (coarse, fine) in zip(scheme.levels, scheme.levels.dropFirst()) {
      #expect(fine.resolution * 2 == coarse.resolution)
      #expect(fine.scale * 2 == coarse.scale)
    }
    #expect(scheme.origin == MapPoint(x: -180, y: 90))
  }

  @Test("New Zealand's scheme equals that of the real files, with identical bits", .needsCorpus)
  func newZealand() throws {
    let scheme = try scheme("nztm")
    for version in ["10.0", "10.1"] {
      let name = "conf-xml/GeoWebCache-geowebcache-test-resources-arcgis_\(version)_conf.xml"
      let text = try String(contentsOf: try Corpus.file(name), encoding: .utf8)
      func values(_ element: String) -> [Double] {
        text.components(separatedBy: "<\(element)>").dropFirst().compactMap {
          Double($0.prefix { $0 != "<" })
        }
      }
      #expect(scheme.levels.map(\.resolution) == values("Resolution"))
      #expect(scheme.levels.map(\.scale) == values("Scale"))
      #expect([scheme.origin.x] == values("X"))
      #expect([scheme.origin.y] == values("Y"))
      #expect([Double(scheme.tileWidth)] == values("TileCols"))
    }
  }

  @Test("The scheme of vector tiles has the digits of Esri's REST reference")
  func vectorTiles() throws {
    let scheme = try scheme("arcgis-vector")
    #expect(scheme.levels.map(\.number) == Array(0...19))
    #expect(scheme.levels[0] == LevelOfDetail(number: 0, resolution: 78271.516964, scale: 295828763.7957775))
    #expect(scheme.levels[8] == LevelOfDetail(number: 8, resolution: 305.74811314069, scale: 1155581.1085775))
    #expect(scheme.levels[14] == LevelOfDetail(number: 14, resolution: 4.777314267817075, scale: 18055.9548215))
    #expect(scheme.levels[19] == LevelOfDetail(number: 19, resolution: 0.1492910708238085, scale: 564.248588))
    #expect(scheme.tileWidth == 512)
    #expect(scheme.origin == MapPoint(x: -20037508.342787, y: 20037508.342787))
  }

  @Test("Levels 0 to 7 of vector tiles equal those of a package of ArcGIS Pro, with identical bits", .needsCorpus)
  func vectorPackage() throws {
    let name = "root-json/spatialillusions-maplibre-tilepackage-protocol-natural-earth.vtpk-p12-root.json"
    let info = try JSONDecoder().decode(RootJSON.self, from: Data(contentsOf: try Corpus.file(name))).tileInfo
    let scheme = try scheme("arcgis-vector")
    #expect(info.lods.count == 8)
    #expect(scheme.levels.prefix(8).map(\.resolution) == info.lods.map(\.resolution))
    #expect(scheme.levels.prefix(8).map(\.scale) == info.lods.map(\.scale))
  }

  @Test("Each level of vector tiles lines up with the next level of ArcGIS Online to less than a pixel in the world")
  func vectorAlignment() throws {
    let (vector, online) = (try scheme("arcgis-vector").levels, try scheme("arcgis-online").levels)
    for (own, other) in zip(vector, online.dropFirst()) {
      #expect((own.resolution / other.resolution - 1).magnitude * 2 * 20_037_508 / other.resolution < 0.9)
    }
  }

  @Test("The first version of WGS84 has the 16 levels of the file of ArcGIS 9.2, with identical bits", .needsCorpus)
  func firstWGS84() throws {
    let name = "conf-xml/GeoWebCache-geowebcache-test-resources-arcgis_09.2_conf.xml"
    let text = try String(contentsOf: try Corpus.file(name), encoding: .utf8)
    func values(_ element: String) -> [Double] {
      text.components(separatedBy: "<\(element)>").dropFirst().compactMap { Double($0.prefix { $0 != "<" }) }
    }
    let scheme = try scheme("wgs84-v1")
    #expect(scheme.levels.map(\.resolution) == Array(values("Resolution").prefix(16)))
    #expect(scheme.levels.map(\.scale) == Array(values("Scale").prefix(16)))
    let place = [scheme.origin.x, scheme.origin.y, Double(scheme.tileWidth)]
    #expect(place == values("X") + values("Y") + values("TileCols"))
    // The finest level of the base maps of ArcGIS Online in degrees.
    #expect(scheme.levels.last?.scale == 4508.93552506767)
  }

  @Test("The scheme of ArcGIS Pro's packages in degrees equals that of a package, with identical bits", .needsCorpus)
  func packageInDegrees() throws {
    let file = try Corpus.file("root-json/spatialillusions-TPK2GPKG-sample-wgs84.tpkx-root.json")
    let info = try JSONDecoder().decode(RootJSON.self, from: Data(contentsOf: file)).tileInfo
    let scheme = try scheme("wgs84-pro")
    #expect(scheme.levels.map(\.resolution) == info.lods.map(\.resolution))
    #expect(scheme.levels.map(\.scale) == info.lods.map(\.scale))
    #expect(scheme.origin == MapPoint(x: info.origin.x, y: info.origin.y))
  }

  @Test("The Antarctic base map has whole scales and the digits of its service")
  func antarctic() throws {
    let scheme = try scheme("antarctic")
    #expect(
      scheme.levels.map(\.resolution) == [
        67733.46880027094, 33866.73440013547, 16933.367200067736, 8466.683600033868, 4233.341800016934,
        2116.670900008467, 1058.3354500042335, 529.1677250021168, 264.5838625010584,
      ])
    #expect(scheme.levels.map(\.scale) == [256e6, 128e6, 64e6, 32e6, 16e6, 8e6, 4e6, 2e6, 1e6])
    #expect(scheme.origin == MapPoint(x: -3.06361e7, y: 3.0636099999999993e7))
  }

  @Test("Scales follow from resolutions by a known convention, at every level", arguments: BuiltInScheme.all)
  func conventions(builtIn: BuiltInScheme) {
    let isGeographic = builtIn.scheme.spatialReference?.kind == .geographic
    let unit: MapUnit = isGeographic ? .angular(radiansPerUnit: .pi / 180) : .linear(metersPerUnit: 1)
    guard case .one(let convention, _) = InferredConvention(of: builtIn.scheme, unit: unit) else {
      Issue.record("\(builtIn.name) follows none")
      return
    }
    let others: [String: ScaleConvention] = ["wgs84-v2": .wgs84V2, "wgs84-v1": .arcgis92, "wgs84-pro": .pro]
    #expect(convention == others[builtIn.name] ?? .arcgis)
  }

  @Test("Levels are consecutive, and resolutions decrease", arguments: BuiltInScheme.all)
  func levels(builtIn: BuiltInScheme) {
    for (coarse, fine) in zip(builtIn.scheme.levels, builtIn.scheme.levels.dropFirst()) {
      #expect(fine.number == coarse.number + 1)
      #expect(fine.resolution < coarse.resolution)
    }
  }

  @Test("OGC's registry is present as far as it can be expressed, with identical bits", .needsConformance)
  func registry() throws {
    let folder = try Conformance.folder("ogc-tms-registry")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    #expect(files.count >= 69)
    for file in files {
      let set = try JSONDecoder().decode(
        TileMatrixSet.self, from: Data(contentsOf: folder.appending(path: file)))
      let name = String(file.dropLast(5))
      guard set.fits else {
        #expect(BuiltInScheme.named(name) == nil, "\(name)")
        continue
      }
      let scheme = try scheme(name)
      #expect(scheme.levels.map(\.resolution) == set.tileMatrices.map(\.cellSize), "\(name)")
      #expect(scheme.levels.map { String($0.number) } == set.tileMatrices.map(\.id), "\(name)")
      let first = set.tileMatrices[0]
      #expect(scheme.tileWidth == first.tileWidth)
      let isNorthFirst = ["Y", "N", "Lat"].contains(set.orderedAxes?.first ?? "")
      let point = isNorthFirst ? first.pointOfOrigin.reversed() : first.pointOfOrigin
      #expect([scheme.origin.x, scheme.origin.y] == Array(point), "\(name)")
      let code = set.crs.split(separator: "/").last.map(String.init)
      let codes = [scheme.spatialReference?.latestWKID.map(String.init), "CRS84"]
      #expect(codes.contains(code), "\(name)")
    }
  }

  @Test("Every origin is at the upper left: the map is to the right of it and below", arguments: BuiltInScheme.all)
  func origins(builtIn: BuiltInScheme) {
    // Every system here has positive coordinates in some part of its map.
    #expect(builtIn.scheme.origin.x < 4_000_000)
    #expect(builtIn.scheme.origin.y > 0)
  }
}

private struct RootJSON: Decodable {
  struct TileInfo: Decodable {
    struct Level: Decodable { let resolution, scale: Double }
    struct Point: Decodable { let x, y: Double }
    let lods: [Level]
    let origin: Point
  }
  let tileInfo: TileInfo
}

private struct TileMatrixSet: Decodable {
  struct Matrix: Decodable {
    struct VariableWidth: Decodable { let coalesce: Int }
    let id: String
    let cellSize: Double
    let pointOfOrigin: [Double]
    let cornerOfOrigin: String?
    let tileWidth, tileHeight: Int
    let variableMatrixWidths: [VariableWidth]?
  }
  let crs: String
  let orderedAxes: [String]?
  let tileMatrices: [Matrix]

  /// Whether Esri's formats can state the scheme, by the definitions of both.
  var fits: Bool {
    let first = tileMatrices[0]
    return tileMatrices.allSatisfy {
      $0.variableMatrixWidths == nil && $0.tileWidth == $0.tileHeight && $0.tileWidth == first.tileWidth
        && $0.pointOfOrigin == first.pointOfOrigin && ($0.cornerOfOrigin ?? "topLeft") == "topLeft"
    }
  }
}
