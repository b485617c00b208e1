import CoordinateSystems
import Diagnostics
import Foundation
import SourceText
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

private let hasMorecantile = Python.has("morecantile")

/// The same four grids in all tests: their systems differ in axis order, unit and origin.
enum OpenGrids {
  static let names = ["nztm", "wide degrees", "us feet", "arcgis-online"]

  static func model(_ name: String) throws -> CacheDescription {
    var model = CacheDescription()
    model.name = "Test_grid"
    switch name {
    case "nztm", "arcgis-online":
      model.scheme = try #require(BuiltInScheme.named(name)).scheme
      if name == "nztm" {
        model.fullExtent = Envelope(xMin: 1_000_000, yMin: 4_700_000, xMax: 2_200_000, yMax: 6_300_000)
      }
    case "wide degrees":
      model.scheme = scheme(4326, MapPoint(x: -400, y: 400), [0.5, 0.25, 0.125])
      model.fullExtent = Envelope(xMin: -180, yMin: -90, xMax: 180, yMax: 90)
    default:
      // 1:500,000, 1:250,000 and 1:100,000 at 96 dots per inch.
      model.scheme = scheme(
        2263, MapPoint(x: -120_039_300, y: 145_506_800), [434.02777777777777, 217.01388888888889, 86.80555555555556])
      model.fullExtent = Envelope(xMin: 900_000, yMin: 100_000, xMax: 1_100_000, yMax: 300_000)
    }
    return model
  }

  private static func scheme(_ wkid: Int, _ origin: MapPoint, _ resolutions: [Double]) -> TilingScheme {
    TilingScheme(
      spatialReference: SpatialReference(wkid: wkid, latestWKID: wkid), origin: origin, tileWidth: 256,
      tileHeight: 256, dotsPerInch: 96, preciseDotsPerInch: 96,
      levels: resolutions.enumerated().map { LevelOfDetail(number: $0, resolution: $1, scale: $1 * 3779.52) })
  }
}

@Suite("Tile matrix sets of OGC")
struct TileMatrixSetTests {
  @Test(
    "every set of OGC’s registry is read, with the cell sizes and the corner that it states",
    .needsConformance, arguments: Registry.files)
  func registry(_ url: URL) throws {
    let name = url.deletingPathExtension().lastPathComponent
    let document = try document(TestFiles.bytes(url))
    #expect(document.format.name == "tile-matrix-set")
    if ["CDB1GlobalGrid", "GNOSISGlobalGrid"].contains(name) {
      #expect(!document.isComplete)
      #expect(document.findings.contains { $0.kind == .problem(.variableWidths) })
      return
    }
    #expect(document.isComplete, "\(document.findings.map(\.message))")
    // The registry’s set for Canada states scales at 96 dots per inch.
    let expected: [Problem] = name == "CanadianNAD83_LCC" ? [.denominatorDiffers] : []
    #expect(Set(document.findings.map(\.kind)) == Set(expected.map { .problem($0) }))
    let scheme = try #require(document.model.scheme)
    let stated = try Registry.matrices(url)
    #expect(scheme.levels.map(\.resolution) == stated.map(\.cellSize))
    #expect(scheme.levels.map { String($0.number) } == stated.map(\.id))
    let corner = [scheme.origin.x, scheme.origin.y]
    #expect(corner == (name.hasPrefix("EuropeanETRS89") ? stated[0].pointOfOrigin.reversed() : stated[0].pointOfOrigin))
  }

  @Test("the scale denominator is that of the resolution, in metres, feet and degrees")
  func denominators() {
    // OGC’s formula, resolution × metres per unit / 0.00028, computed with Python’s decimal module.
    #expect(ScaleDenominator.value(ofResolution: 2116.670900008467, metersPerUnit: 1) == 7_559_538.928601668)
    #expect(ScaleDenominator.value(ofResolution: 156_543.033928, metersPerUnit: 1) == 559_082_264.0285715)
    #expect(
      ScaleDenominator.value(ofResolution: 434.02777777777777, metersPerUnit: 0.3048006096012192)
        == 472_471.18303760415)
    #expect(
      ScaleDenominator.value(ofResolution: 434.02777777777777, metersPerUnit: 0.3048) == 472_470.2380952381)
    let degree = ScaleDenominator.metersPerUnit(.angular(radiansPerUnit: .pi / 180))
    #expect(ScaleDenominator.value(ofResolution: 0.703125, metersPerUnit: degree) == 279_541_132.0143589)
  }

  @Test(
    "a resolution comes back from its scale denominator without a difference in any bit",
    arguments: [1, 0.3048, 0.3048006096012192, 111_319.490_793_273_58, 0.9144])
  func bits(metersPerUnit: Double) throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<20_000 {
      let resolution = Double(bitPattern: Double.random(in: 1e-9...1e6, using: &generator).bitPattern)
      let text = try #require(ScaleDenominator.text(ofResolution: resolution, metersPerUnit: metersPerUnit))
      #expect(ScaleDenominator.resolution(of: text, metersPerUnit: metersPerUnit) == resolution, "\(resolution)")
    }
  }

  @Test("the written JSON is valid under OGC’s schema", .needsConformance, arguments: OpenGrids.names)
  func valid(_ name: String) throws {
    let folder = try TemporaryDirectory()
    let text = try TileMatrixSetFormat().write(try OpenGrids.model(name)).text
    try Data(text.utf8).write(to: URL(filePath: folder.path("set.json")))
    let schema = try Conformance.folder("ogc-tms-2.0").appending(path: "tileMatrixSet.json")
    let run = try CommandRun(
      "check-jsonschema",
      ["--schemafile", schema.path, "--base-uri", schema.absoluteString, folder.path("set.json")])
    #expect(run.status == 0, "\(run.text)")
  }

  @Test(
    "morecantile computes the same tile for 1,000 points of each level",
    .enabled(if: hasMorecantile, "Python has no morecantile"), arguments: OpenGrids.names,
    ["tile-matrix-set", "gdal-tms"])
  func sameTiles(_ name: String, _ formatName: String) throws {
    let model = try OpenGrids.model(name)
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let scheme = try #require(model.scheme)
    let extent = model.fullExtent ?? Envelope(xMin: -2e7, yMin: -2e7, xMax: 2e7, yMax: 2e7)
    var generator = SeededGenerator(seed: 5)
    var lines: [String] = []
    for level in scheme.levels {
      for _ in 0..<1000 {
        let point = MapPoint(
          x: .random(in: extent.xMin...extent.xMax, using: &generator),
          y: .random(in: extent.yMin...extent.yMax, using: &generator))
        let tile = try #require(scheme.tile(at: point, level: level))
        lines.append("\(level.number) \(point.x) \(point.y) \(tile.column) \(tile.row)")
      }
    }
    let folder = try TemporaryDirectory()
    try Data(try format.write(model).text.utf8).write(to: URL(filePath: folder.path("set.json")))
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder.path("points.txt")))
    let run = try Python.run(
      Self.script, [folder.path("set.json"), folder.path("points.txt")], importing: ["morecantile"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text == "\(lines.count) points, 0 wrong\n")
  }

  private static let script = """
    import json, sys
    from morecantile import TileMatrixSet
    data = json.load(open(sys.argv[1]))
    grid = TileMatrixSet.model_validate(data) if "tileMatrices" in data else TileMatrixSet.from_v1(data)
    total = wrong = 0
    for line in open(sys.argv[2]):
        level, x, y, column, row = line.split()
        tile = grid._tile(float(x), float(y), int(level))
        total += 1
        wrong += (tile.x, tile.y) != (int(column), int(row))
    print(f"{total} points, {wrong} wrong")
    """

  @Test(
    "a scheme comes back from every format of matrices with the same origin, tile size and resolutions",
    arguments: OpenGrids.names, ["tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts"])
  func roundTrip(_ name: String, _ formatName: String) throws {
    let model = try OpenGrids.model(name)
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let read = try document(Array(try format.write(model).text.utf8))
    #expect(read.format.name == formatName)
    #expect(read.findings.isEmpty, "\(read.findings.map(\.message))")
    let (before, after) = (try #require(model.scheme), try #require(read.model.scheme))
    #expect(after.origin == before.origin)
    #expect(after.tileWidth == before.tileWidth && after.tileHeight == before.tileHeight)
    #expect(after.levels.map(\.number) == before.levels.map(\.number))
    #expect(after.levels.map(\.resolution) == before.levels.map(\.resolution))
  }

  /// A Transverse Mercator that no authority has, in feet.
  private static let ownSystem =
    "PROJCS[\"Works_Grid\",GEOGCS[\"GCS_NAD_1983_2011\",DATUM[\"D_NAD_1983_2011\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],"
    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
    + "PARAMETER[\"False_Easting\",1234567.0],PARAMETER[\"False_Northing\",7654.0],PARAMETER[\"Central_Meridian\",-91.123],"
    + "PARAMETER[\"Scale_Factor\",0.99987],PARAMETER[\"Latitude_Of_Origin\",31.5],UNIT[\"Foot\",0.3048]]"

  @Test(
    "a system without a code becomes PROJJSON, which OGC’s schema allows, and comes back", .needsConformance,
    .enabled(if: PROJ.isAvailable, "PROJ is missing"),
    arguments: [("tile-matrix-set", "tileMatrixSet.json"), ("tile-set", "tileSet.json")])
  func ownSystem(_ formatName: String, _ schemaName: String) throws {
    var model = try OpenGrids.model("us feet")
    model.scheme?.spatialReference = SpatialReference(wellKnownText: Self.ownSystem)
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let text = try format.write(model).text
    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder.path("set.json")))
    let schema = try Conformance.folder("ogc-tms-2.0").appending(path: schemaName)
    let run = try CommandRun(
      "check-jsonschema",
      ["--schemafile", schema.path, "--base-uri", schema.absoluteString, folder.path("set.json")])
    #expect(run.status == 0, "\(run.text)")
    let found = try document(Array(text.utf8))
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    let (own, back) = (try #require(model.scheme), try #require(found.model.scheme))
    #expect(back.levels.map(\.resolution) == own.levels.map(\.resolution))
    #expect(back.origin == own.origin)
    #expect(back.spatialReference?.resolveSystem()?.unit == .linear(metersPerUnit: 0.3048))
    #expect(back.spatialReference?.wellKnownText?.contains("-91.123") == true)
    // 434.02777777777777 ft × 0.3048 / 0.00028, computed with Python's decimal module.
    #expect(text.contains("\"scaleDenominator\": 472470.2380952381"))
  }

  @Test(
    "a format that states a code only refuses a system without one",
    arguments: ["wmts", "gdal-tms", "geowebcache", "mapproxy"])
  func noCode(_ formatName: String) throws {
    var model = try OpenGrids.model("us feet")
    model.scheme?.spatialReference = SpatialReference(wellKnownText: Self.ownSystem)
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let error = #expect(throws: WritingError.self) { try format.write(model) }
    #expect(error?.message.contains("with a code") == true)
  }

  @Test("JSON carries the scales, the DPI and the WKID of Esri’s formats", arguments: ["tile-matrix-set", "gdal-tms"])
  func esriValues(_ formatName: String) throws {
    var model = try OpenGrids.model("arcgis-online")
    model.scheme?.dotsPerInch = 72
    model.scheme?.preciseDotsPerInch = 72.5
    model.scheme?.spatialReference = SpatialReference(wkid: 102_113, latestWKID: 3785)
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let read = try document(Array(try format.write(model).text.utf8)).model
    #expect(read.scheme?.levels.map(\.scale) == model.scheme?.levels.map(\.scale))
    #expect(read.scheme?.preciseDotsPerInch == 72.5)
    #expect(read.scheme?.spatialReference?.wkid == 102_113)
    #expect(read.scheme?.spatialReference?.latestWKID == 3785)
  }

  @Test("level numbers with gaps are kept as identifiers")
  func gaps() throws {
    var model = try OpenGrids.model("arcgis-online")
    let levels = try #require(model.scheme).levels
    model.scheme?.levels = levels.filter { [3, 7, 8].contains($0.number) }
    let read = try document(Array(try TileMatrixSetFormat().write(model).text.utf8)).model
    #expect(read.scheme?.levels.map(\.number) == [3, 7, 8])
  }

  @Test("two resolutions that differ in their last bit stay different")
  func oneBit() throws {
    var model = try OpenGrids.model("nztm")
    let resolution = try #require(model.scheme?.levels[0].resolution)
    model.scheme?.levels[1].resolution = resolution.nextDown
    for format in [TileMatrixSetFormat(), GDALTilingSchemeFormat(), WMTSFormat()] as [any SchemeFormat] {
      let read = try document(Array(try format.write(model).text.utf8)).model
      #expect(read.scheme?.levels[0].resolution == resolution)
      #expect(read.scheme?.levels[1].resolution == resolution.nextDown)
    }
  }

  @Test("a lower left corner becomes the upper left one")
  func bottomLeft() throws {
    let scheme = try scheme(
      """
      {"id": "low", "crs": "http://www.opengis.net/def/crs/EPSG/0/28992", "tileMatrices": [{"id": "0",
       "scaleDenominator": 12288000, "cellSize": 3440.64, "cornerOfOrigin": "bottomLeft",
       "pointOfOrigin": [-285401.92, 22598.08], "tileWidth": 256, "tileHeight": 256, "matrixWidth": 1,
       "matrixHeight": 1}]}
      """)
    // 22598.08 + 256 × 3440.64, the top of the Dutch national grid.
    #expect(scheme.origin == MapPoint(x: -285401.92, y: 903401.92))
  }

  @Test("Esri’s formats refuse matrices with different corners, with the values of the corner")
  func corners() throws {
    let text = """
      {"id": "two", "crs": "http://www.opengis.net/def/crs/EPSG/0/28992", "tileMatrices": [
       {"id": "0", "scaleDenominator": 2000000, "cellSize": 560, "pointOfOrigin": [0, 1000], "tileWidth": 256,
        "tileHeight": 256, "matrixWidth": 1, "matrixHeight": 1},
       {"id": "1", "scaleDenominator": 1000000, "cellSize": 280, "pointOfOrigin": [0, 1007.5], "tileWidth": 256,
        "tileHeight": 256, "matrixWidth": 1, "matrixHeight": 1}]}
      """
    let document = try document(Array(text.utf8))
    #expect(document.findings.map(\.kind) == [.problem(.matrixCorners)])
    let error = #expect(throws: WritingError.self) { try ConfXMLFormat().write(document.model) }
    #expect(error?.message.contains("level 1") == true && error?.message.contains("0, 1007.5") == true)
  }

  @Test(
    "a coordinate system is known by every spelling",
    arguments: [
      "http://www.opengis.net/def/crs/EPSG/0/2193", "https://www.opengis.net/def/crs/EPSG/9.9/2193",
      "urn:ogc:def:crs:EPSG::2193", "urn:ogc:def:crs:EPSG:6.18:3:2193", "urn:x-ogc:def:crs:EPSG:2193", "EPSG:2193",
      "epsg:2193", "[EPSG:2193]",
    ])
  func spellings(_ text: String) throws {
    let name = try #require(SystemName(text))
    #expect(name.reference.wkid == 2193)
    #expect(name.axisOrder == .northFirst)
  }

  @Test(
    "CRS84 is WGS 1984 with longitude first",
    arguments: [
      "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC:2:84",
      "OGC:CRS84", "CRS:84",
    ])
  func crs84(_ text: String) throws {
    let name = try #require(SystemName(text))
    #expect(name.reference.wkid == 4326)
    #expect(name.axisOrder == .eastFirst)
  }

  @Test(
    "a name that is no system of EPSG, Esri or OGC is refused",
    arguments: [
      "", ":", "IGNF:LAMB93", "EPSG:", "EPSG:abc", "EPSG:0", "EPSG:-4326", "urn:ogc:def:crs", "http://", "2193",
      "EPSG:99999999999999999999",
    ])
  func noSystem(_ text: String) { #expect(SystemName(text) == nil) }
}

@Suite("Faults of tile matrix sets")
struct TileMatrixSetFaultTests {
  private static func set(_ matrices: String, crs: String = "http://www.opengis.net/def/crs/EPSG/0/3857") -> String {
    "{\"id\": \"x\", \"crs\": \"\(crs)\", \"tileMatrices\": [\(matrices)]}"
  }

  private static func matrix(
    _ id: String = "0", _ denominator: String = "1000000", cell: String? = "280", corner: String = "[0, 0]",
    more: String = ""
  ) -> String {
    "{\"id\": \"\(id)\", \"scaleDenominator\": \(denominator), \(cell.map { "\"cellSize\": \($0), " } ?? "")"
      + "\"pointOfOrigin\": \(corner), \"tileWidth\": 256, \"tileHeight\": 256, \"matrixWidth\": 1, "
      + "\"matrixHeight\": 1\(more)}"
  }

  private func problems(_ text: String) throws -> [Finding.Kind] {
    try document(Array(text.utf8)).findings.map(\.kind)
  }

  @Test("a scale at 96 dots per inch beside a cell size is found, and its ratio is recognised")
  func ratio() throws {
    let found = try document(Array(Self.set(Self.matrix("0", "1058265.6")).utf8)).findings
    #expect(found.map(\.kind) == [.problem(.denominatorDiffers)])
    #expect(found.first?.message.contains("96 dots per inch") == true)
  }

  @Test("feet that were taken as metres are recognised")
  func feet() throws {
    let text = Self.set(Self.matrix("0", "1000000"), crs: "http://www.opengis.net/def/crs/EPSG/0/2263")
    let found = try document(Array(text.utf8)).findings
    #expect(found.map(\.kind) == [.problem(.denominatorDiffers)])
    #expect(found.first?.message.contains("taken as metres") == true)
  }

  @Test("an identifier that occurs twice is found, and the levels are numbered by position")
  func twice() throws {
    #expect(
      try problems(Self.set("\(Self.matrix()), \(Self.matrix("0", "500000", cell: "140"))"))
        == [.problem(.repeatedMatrix)])
  }

  @Test("matrices that do not run from coarse to fine are found")
  func unsorted() throws {
    #expect(
      try problems(Self.set("\(Self.matrix("0", "500000", cell: "140")), \(Self.matrix("1"))"))
        == [.problem(.repeatedMatrix)])
  }

  @Test("an exchanged corner is found, read as it was meant, and fixed")
  func swapped() throws {
    let text = Self.set(
      Self.matrix("0", "279541132.0143589", cell: "0.703125", corner: "[-180, 90]"),
      crs: "http://www.opengis.net/def/crs/EPSG/0/4326")
    let read = try document(Array(text.utf8))
    #expect(read.findings.map(\.kind) == [.problem(.swappedCorner)])
    #expect(read.model.scheme?.origin == MapPoint(x: -180, y: 90))
    let edits = try #require(read.findings.first?.fix?.edits)
    let fixed = try #require(read.text.applying(edits))
    #expect(String(decoding: fixed, as: UTF8.self).contains("\"pointOfOrigin\": [90, -180]"))
    #expect(try document(fixed).findings.isEmpty)
  }

  @Test("Esri’s scales as denominators are found by the width of the world")
  func esriScales() throws {
    #expect(
      try problems(Self.set(Self.matrix("0", "591657527.591555", cell: nil, corner: "[-20037508.34, 20037508.34]")))
        == [.problem(.esriDenominators)])
  }

  @Test("hostile values are refused without a crash")
  func hostile() throws {
    let values = [
      Self.matrix("0", "1e308", cell: "1e308"), Self.matrix("0", "1e-320", cell: "1e-320"), Self.matrix("0", "-1"),
      Self.matrix("0", "0"), Self.matrix("0", "null", cell: nil), Self.matrix("0", "\"1\"", cell: nil),
      Self.matrix("0", "[1]"), Self.matrix(corner: "[1]"), Self.matrix(corner: "[\"1\", 2]"), Self.matrix(corner: "{}"),
      Self.matrix(corner: "[1e308, -1e308]"), Self.matrix(more: ", \"matrixWidth\": 9223372036854775807"),
      Self.matrix(more: ", \"variableMatrixWidths\": [{\"coalesce\": 2}]"), "null", "7", "{}", "[]",
      Self.matrix("0", String(repeating: "9", count: 400), cell: nil),
      Self.matrix("0", "0." + String(repeating: "0", count: 400) + "1", cell: nil),
      Self.matrix(more: ", \"cornerOfOrigin\": \"middle\""),
    ]
    for value in values {
      let read = try document(Array(Self.set(value).utf8))
      for format in SchemeFormatRegistry.all where read.isComplete { _ = try? format.write(read.model) }
    }
    for text in [
      "{\"tileMatrices\": null}", "{\"tileMatrices\": {}, \"crs\": 7}", Self.set(""),
      "{\"tileMatrices\": [], \"crs\": {\"wkt\": {\"id\": {}}}}",
    ] {
      #expect(try !document(Array(text.utf8)).isComplete)
    }
  }
}

/// The files of OGC's registry, read by Foundation.
enum Registry {
  struct Matrix: Decodable {
    let id: String
    let cellSize: Double
    let pointOfOrigin: [Double]
  }

  private struct Set: Decodable { let tileMatrices: [Matrix] }

  static let files: [URL] = {
    guard let folder = try? Conformance.folder("ogc-tms-registry") else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { folder.appending(path: $0) }
  }()

  static func matrices(_ url: URL) throws -> [Matrix] {
    try JSONDecoder().decode(Set.self, from: Data(contentsOf: url)).tileMatrices
  }
}
