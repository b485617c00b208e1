import CacheOpening
import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

/// Real capabilities of the corpus.
private enum Capabilities {
  static let prefix = "BruTile-BruTile-Resources-Wmts-"

  static func document(_ name: String) throws -> SchemeDocument {
    let url = try Corpus.file("wmts/\(name)")
    let content = try ParsedText.parse(TestFiles.bytes(url))
    let format = WMTSFormat()
    guard format.recognizes(content) else { throw UnexpectedFindings(["not recognised: \(name)"]) }
    return format.read(content)
  }

  static let all = [
    "\(prefix)wmts-capabilities-arcgis-server-doggersbank.xml", "\(prefix)wmts-capabilities-cuzk-cz.xml",
    "\(prefix)wmts-capabilities-mars.xml", "\(prefix)wmts-capabilities-opencache-statkart-no.xml",
    "\(prefix)wmts-capabilities-pdok.xml", "\(prefix)wmts-capabilities-raya-basemap-server.xml",
    "\(prefix)wmts-capabilities-restful-wien.xml", "\(prefix)wmts_capabilities_missing_crs.xml",
    "TerriaJS-terriajs-test-WMTS-with_operation_metadata.xml", "TerriaJS-terriajs-test-WMTS-with_tilematrix.xml",
  ]
}

@Suite("Capabilities of WMTS")
struct WMTSTests {
  @Test("ArcGIS’s sets give back the exact Esri scheme, and need no name", .needsCorpus)
  func arcgis() throws {
    let document = try Capabilities.document(Capabilities.all[0])
    let model = try document.model()
    let scheme = try #require(model.scheme)
    #expect(scheme.levels.map(\.scale).prefix(3) == [12_288_000, 6_144_000, 3_072_000])
    // 12,288,000 / (96 × 39.37), and 750 / (96 × 39.37), in binary arithmetic by Python.
    #expect(scheme.levels[0].resolution == 3251.206502413005)
    #expect(scheme.levels[14].resolution == 0.19843789687579377)
    #expect(scheme.dotsPerInch == 96)
    #expect(scheme.origin == MapPoint(x: -285401.92, y: 903401.92))
    #expect(scheme.spatialReference?.wkid == 28992)
    // The full extent is the box of the layer.
    #expect(model.fullExtent?.xMin == -941037.873618748)
    #expect(try document.model(named: "nativeTileMatrixSet") == document.model(named: "default028mm"))
  }

  @Test("the converted set alone, in degrees, gives the resolutions of Esri", .needsCorpus)
  func degrees() throws {
    let scheme = try #require(try Capabilities.document(Capabilities.all[2]).model().scheme)
    #expect(scheme.levels[0].resolution == 0.703125)
    #expect(scheme.levels[1].resolution == 0.3515625)
  }

  @Test("every set of real capabilities is read, or its fault is stated", .needsCorpus, arguments: Capabilities.all)
  func all(_ name: String) throws {
    let document = try Capabilities.document(name)
    #expect(!document.alternatives.isEmpty)
    let text = try String(contentsOf: Corpus.file("wmts/\(name)"), encoding: .utf8)
    for alternative in document.alternatives {
      let chosen = try document.choosing(alternative.name)
      if alternative.model.scheme == nil {
        // Systems of IGN, and a set that has no matrices.
        let isKnown = text.contains("IGNF:") || alternative.name == "GoogleMapsCompatible_Level12"
        #expect(isKnown && !chosen.isComplete, "\(alternative.name)")
      } else {
        #expect(chosen.isComplete, "\(alternative.name): \(chosen.findings.map(\.message))")
      }
    }
  }

  @Test("a capabilities document with several sets must be asked by name", .needsCorpus)
  func several() throws {
    let document = try Capabilities.document(Capabilities.all[4])
    #expect(throws: SchemeChoiceError.self) { try document.model() }
    let scheme = try #require(try document.model(named: "EPSG:28992").scheme)
    // 12,288,000 is a denominator of OGC here, not a scale of Esri: 12,288,000 × 0.00028.
    #expect(scheme.levels[0].resolution == 3440.64)
    #expect(scheme.origin == MapPoint(x: -285401.92, y: 903402))
  }

  @Test("a set whose matrices have different corners is found, and cannot become an Esri scheme", .needsCorpus)
  func corners() throws {
    let chosen = try Capabilities.document(Capabilities.all[4]).choosing("EPSG:25831:RWS")
    #expect(chosen.findings.contains { $0.kind == .problem(.matrixCorners) })
    #expect(throws: WritingError.self) { try ConfXMLFormat().write(chosen.model) }
  }

  @Test("tiles of 512 and 768 pixels are read", .needsCorpus)
  func largeTiles() throws {
    let document = try Capabilities.document(Capabilities.all[8])
    #expect(try document.model(named: "EPSG:3857@2x").scheme?.tileWidth == 512)
    #expect(try document.model(named: "EPSG:3857@3x").scheme?.tileWidth == 768)
  }

  @Test(
    "the written capabilities are valid under OGC’s schema", .enabled(if: WMTSSchema.isAvailable),
    arguments: OpenGrids.names)
  func valid(_ name: String) throws {
    let folder = try TemporaryDirectory()
    var model = try OpenGrids.model(name)
    model.tileAddress = "https://example.org/a/{level}/{row}/{col}.png"
    try Data(try WMTSFormat().write(model).text.utf8).write(to: URL(filePath: folder.path("caps.xml")))
    let run = try CommandRun(
      "xmllint", ["--nonet", "--noout", "--schema", WMTSSchema.path ?? "", folder.path("caps.xml")])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("the corner is written in the order of the system, which a URN names")
  func order() throws {
    let text = try WMTSFormat().write(try OpenGrids.model("nztm")).text
    #expect(text.contains("<ows:SupportedCRS>urn:ogc:def:crs:EPSG::2193</ows:SupportedCRS>"))
    #expect(text.contains("<TopLeftCorner>19998100 -4020900</TopLeftCorner>"))
    let degrees = try WMTSFormat().write(try OpenGrids.model("wide degrees")).text
    #expect(degrees.contains("<ows:SupportedCRS>urn:ogc:def:crs:OGC:1.3:CRS84</ows:SupportedCRS>"))
    #expect(degrees.contains("<TopLeftCorner>-400 400</TopLeftCorner>"))
  }

  @Test("the address of the tiles gets the names of WMTS, and comes back in those of the model")
  func address() throws {
    var model = try OpenGrids.model("nztm")
    model.tileAddress = TileAddress("https://example.org/a/{z}/{x}/{y}.png").text
    let text = try WMTSFormat().write(model).text
    #expect(text.contains("template='https://example.org/a/{TileMatrix}/{TileCol}/{TileRow}.png'"))
    #expect(try document(Array(text.utf8)).model.tileAddress == "https://example.org/a/{level}/{col}/{row}.png")
  }

  @Test("limits of a level are kept, and the extent limits the others")
  func limits() throws {
    var model = try OpenGrids.model("nztm")
    model.scheme?.levels[1].matrixLimits = TileRange(rows: 0..<3, columns: 2..<5)
    let read = try document(Array(try WMTSFormat().write(model).text.utf8)).model
    #expect(read.scheme?.levels[1].matrixLimits == TileRange(rows: 0..<3, columns: 2..<5))
    // Tiles of 1,083,735.5 m; the extent is 1,000,000, 4,700,000, 2,200,000, 6,300,000.
    #expect(read.scheme?.levels[0].matrixLimits == TileRange(rows: 12..<15, columns: 4..<6))
    // A grid that its extent fills has no limits.
    let world = try document(Array(try WMTSFormat().write(try OpenGrids.model("arcgis-online")).text.utf8)).model
    #expect(world.scheme?.levels.contains { $0.matrixLimits != nil } == false)
  }

  @Test("an address by key and value becomes that of GetTile, with its names, and comes back")
  func keyValue() throws {
    var model = try OpenGrids.model("nztm")
    model.tileAddress =
      "https://example.org/ows?map=a&service=WMTS&request=GetTile&version=1.0.0&layer=topo&style=&format=image/png"
      + "&tilematrixset=NZ&tilematrix={level}&tilerow={row}&tilecol={col}"
    let text = try WMTSFormat().write(model).text
    #expect(text.contains("<ows:Get xlink:href='https://example.org/ows?map=a&amp;'>"))
    #expect(text.contains("<ows:Value>KVP</ows:Value>"))
    #expect(!text.contains("ResourceURL"))
    let read = try document(Array(text.utf8)).model
    #expect(read.name == "topo")
    #expect(
      read.tileAddress
        == "https://example.org/ows?map=a&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=topo&STYLE=&FORMAT=image/png"
        + "&TILEMATRIXSET=NZ&TILEMATRIX={level}&TILEROW={row}&TILECOL={col}")
  }

  @Test("capabilities by key and value are valid under OGC’s schema", .enabled(if: WMTSSchema.isAvailable))
  func validKeyValue() throws {
    let folder = try TemporaryDirectory()
    var model = try OpenGrids.model("arcgis-online")
    model.tileAddress =
      "https://example.org/ows?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=a&STYLE=default&FORMAT=image/png"
      + "&TILEMATRIXSET=b&TILEMATRIX={level}&TILEROW={row}&TILECOL={col}"
    try Data(try WMTSFormat().write(model).text.utf8).write(to: URL(filePath: folder.path("caps.xml")))
    let run = try CommandRun(
      "xmllint", ["--nonet", "--noout", "--schema", WMTSSchema.path ?? "", folder.path("caps.xml")])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("limits for some matrices only are found, and limits for all or none are not")
  func missingLimits() throws {
    var model = try OpenGrids.model("nztm")
    let whole = try WMTSFormat().write(model).text
    #expect(try document(Array(whole.utf8)).findings.isEmpty)
    let part = try #require(whole.firstRange(of: /<TileMatrixLimits><TileMatrix>3<.*?<\/TileMatrixLimits>/))
    let found = try document(Array(whole.replacingCharacters(in: part, with: "").utf8)).findings
    #expect(found.map(\.kind) == [.problem(.missingLimits)])
    #expect(found.first?.message.contains("matrix “3”") == true)
    model.fullExtent = nil
    #expect(try document(Array(WMTSFormat().write(model).text.utf8)).findings.isEmpty)
  }

  @Test(
    "OWSLib reads the same sets, denominators, corners and sizes from real capabilities", .needsCorpus,
    .enabled(if: Python.has("owslib"), "Python has no OWSLib"), arguments: Capabilities.all)
  func owslib(_ name: String) throws {
    let run = try Python.run(
      """
      import sys, json
      from owslib.wmts import WebMapTileService
      service = WebMapTileService('https://example.org/', xml=open(sys.argv[1], 'rb').read())
      print(json.dumps({name: [[m.identifier, m.scaledenominator, *m.topleftcorner, m.tilewidth, m.tileheight]
                               for m in sets.tilematrix.values()]
                        for name, sets in service.tilematrixsets.items()}))
      """, [Corpus.file("wmts/\(name)").path], importing: ["owslib.wmts"])
    guard run.status == 0 else {
      // OWSLib requires a number of columns without a point, and a service identification.
      #expect(["mars", "missing_crs", "with_"].contains { name.contains($0) }, "\(run.errors.suffix(300))")
      return
    }
    let stated = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: [[Any]]])
    #expect(!stated.isEmpty)
    let document = try Capabilities.document(name)
    var compared = 0
    for alternative in document.alternatives {
      guard let scheme = alternative.model.scheme, let matrices = stated[alternative.name] else { continue }
      // The sets of ArcGIS have the scales of Esri, which have a test of their own.
      if ["default028mm", "nativeTileMatrixSet"].contains(alternative.name) { continue }
      #expect(scheme.levels.count == matrices.count)
      let unit = scheme.spatialReference?.resolveSystem()?.unit
      for (level, matrix) in zip(scheme.levels, matrices) {
        let denominator = try #require(matrix[1] as? Double)
        if let unit {
          let expected = denominator * 0.00028 / ScaleDenominator.metersPerUnit(unit)
          #expect((level.resolution / expected - 1).magnitude < 1e-15)
        }
        let corner = scheme.origin(at: level)
        let own = [corner.x, corner.y]
        let other = [try #require(matrix[2] as? Double), try #require(matrix[3] as? Double)]
        let distance = 0.001 * level.resolution
        #expect(
          zip(own, other).allSatisfy { ($0 - $1).magnitude <= distance }
            || zip(own, other.reversed()).allSatisfy { ($0 - $1).magnitude <= distance },
          "\(alternative.name) \(own) \(other)")
        #expect(scheme.tileSize(at: level).width == matrix[4] as? Int)
        compared += 1
      }
    }
    #expect(compared > 0 || name.contains("arcgis-server") || name.contains("raya"))
  }

  @Test("choosing the only set of a document keeps its findings as they are")
  func onlySet() throws {
    let text = try WMTSFormat().write(try OpenGrids.model("nztm")).text
      .replacingOccurrences(
        of: "<TopLeftCorner>19998100 -4020900</TopLeftCorner>", with: "<TopLeftCorner>-4020900 19998100</TopLeftCorner>"
      )
    let read = try document(Array(text.utf8))
    let name = try #require(read.alternatives.first?.name)
    #expect(!read.findings.isEmpty)
    for chosen in [try read.choosing(nil), try read.choosing(name)] {
      #expect(chosen.findings == read.findings)
      #expect(chosen.unheld == read.unheld)
    }
  }

  @Test("hostile capabilities are read without a crash")
  func hostile() throws {
    func caps(_ body: String) -> String { "<Capabilities><Contents>\(body)</Contents></Capabilities>" }
    let matrix =
      "<TileMatrix><Identifier>0</Identifier><ScaleDenominator>1</ScaleDenominator><TopLeftCorner>0 0</TopLeftCorner>"
      + "<TileWidth>1</TileWidth><TileHeight>1</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight>"
      + "</TileMatrix>"
    let set = "<TileMatrixSet><Identifier>a</Identifier><SupportedCRS>EPSG:3857</SupportedCRS>\(matrix)</TileMatrixSet>"
    let limits =
      "<Layer><Identifier>l</Identifier><TileMatrixSetLink><TileMatrixSet>a</TileMatrixSet><TileMatrixSetLimits>"
      + "<TileMatrixLimits><TileMatrix>0</TileMatrix><MinTileRow>5</MinTileRow><MaxTileRow>1</MaxTileRow>"
      + "<MinTileCol>-1</MinTileCol><MaxTileCol>9223372036854775807</MaxTileCol></TileMatrixLimits>"
      + "</TileMatrixSetLimits></TileMatrixSetLink></Layer>"
    for body in [
      "<TileMatrixSet/>", set, set + set, limits + set, set.replacingOccurrences(of: "0 0", with: "a b c"),
      set.replacingOccurrences(of: "<ScaleDenominator>1<", with: "<ScaleDenominator>-1<"),
      set.replacingOccurrences(of: "EPSG:3857", with: ""),
      set.replacingOccurrences(of: "<TileWidth>1", with: "<TileWidth>0"),
      set.replacingOccurrences(of: "<Identifier>a</Identifier>", with: ""),
      set.replacingOccurrences(of: "<Identifier>a<", with: "<Identifier>default028mm<"),
      set.replacingOccurrences(of: "<Identifier>a<", with: "<Identifier>nativeTileMatrixSet<"),
    ] {
      let content = try ParsedText.parse(Array(caps(body).utf8))
      #expect(WMTSFormat().recognizes(content))
      let read = WMTSFormat().read(content)
      for name in read.alternatives.map(\.name) { _ = try? read.choosing(name) }
    }
    #expect(refusal("<Capabilities/>")?.contains("without a tile matrix set") == true)
  }
}

/// The schemas of WMTS in the package of MapProxy.
private enum WMTSSchema {
  static let path: String? = {
    let run = try? Python.run(
      "import os, mapproxy; print(os.path.join(os.path.dirname(mapproxy.__file__), 'test/schemas/wmts/1.0/wmtsGetCapabilities_response.xsd'))"
    )
    guard let run, run.status == 0 else { return nil }
    let path = run.text.trimmingCharacters(in: .whitespacesAndNewlines)
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static var isAvailable: Bool { path != nil && CommandRun.isInstalled("xmllint") }
}
