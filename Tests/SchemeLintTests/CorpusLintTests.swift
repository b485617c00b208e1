import Diagnostics
import Foundation
import SchemeFormats
import SchemeLint
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("Real files", .needsCorpus)
struct CorpusLintTests {
  /// All findings in the corpus, each of them checked by hand. Any other finding is a fault of a rule, or of the
  /// corpus.
  ///
  /// The comments explain why each finding is right.
  private static let reviewed: [String: [String]] = [
    // ArcGIS 9.3 wrote “jpg”.
    "GeoWebCache-geowebcache-test-resources-arcgis_09.3_conf.xml": ["IMG011"],
    // Esri's sample has tiles to level 5, and a maxScale of level 16.
    "Esri-tile-package-spec-Sample_TPKX_Files-Sample_of_extracted_TPKX__file-root.json": ["LOD009"],
    "Usa.tpkx!root.json": ["LOD009"],
    // GDAL made it from the sample by adding levels.
    "OSGeo-gdal-esric-oversizedLOD-root.json": ["LOD009"],
    // Its LODInfos has no type, because GDAL’s test data is written by hand.
    "OSGeo-gdal-esric-oversizedLOD-conf.xml": ["DOC007"],
    // Packed with compression by other programs than ArcGIS: by GeoTools, also in a folder, and by a person. The second
    // one of GeoTools is a .tpk with the suffix .tpkx.
    "geotools_sample_v1.tpk": ["PKG001", "PKG002"], "geotools_sample_v2.tpkx": ["PKG001", "PKG002", "PKG018"],
    "nonstandard_zoom_levels.tpk": ["PKG001"],
    // GeoWebCache’s sample has this name, which GeoWebCache #684 reports.
    "Conf.xml": ["STO006", "STO006"],
    // A server wrote the scales of layers as strings.
    "TerriaJS-terriajs-ArcGisMapServer-Dynamic_National_Map_Hydrography_and_Marine-mapserver.json": [
      "DOC005", "DOC005", "DOC005", "DOC005", "DOC005",
    ],
  ]

  /// The findings in all files, which are linted once for all tests.
  private static let findings = Result { try lintAll() }

  private func findings() throws -> [(file: String, finding: Finding)] { try Self.findings.get() }

  private static func lintAll() throws -> [(file: String, finding: Finding)] {
    let linter = Linter()
    var found: [(String, Finding)] = []
    for folder in ["conf-xml", "conf-cdi", "root-json", "iteminfo-json", "service-json", "packages", "caches"] {
      for path in try SchemeFinder.candidates(at: FilePath(Corpus.file(folder).path)).map(\.path) {
        guard let opened = try? SchemeOpener.open(path) else { continue }
        for file in linter.findings(in: opened) {
          found += file.findings.map { (FilePath(file.file).lastComponent?.string ?? file.file, $0) }
        }
      }
    }
    return found
  }

  @Test("The findings in the corpus are the reviewed ones")
  func snapshot() throws {
    let found = Dictionary(grouping: try findings(), by: \.file).mapValues {
      $0.compactMap(\.finding.identifier).sorted()
    }
    #expect(found == Self.reviewed)
  }

  /// Parts of the names of files that other programs than ArcGIS wrote, or wrote again.
  private static let others = ["OSGeo-gdal", "geotools_sample", "nonstandard_zoom_levels", "Dynamic_National_Map"]

  @Test("No file that ArcGIS wrote has a warning")
  func noWarnings() throws {
    let warnings = try findings().filter { file, finding in
      finding.severity >= .warning && !Self.others.contains(where: file.contains)
    }
    #expect(warnings.isEmpty, "\(warnings)")
  }

  @Test("No real file has an error, except for packages that were packed by other programs")
  func noErrors() throws {
    let errors = try findings().filter {
      $0.finding.severity == .error && !["PKG001", "PKG002"].contains($0.finding.identifier)
    }
    #expect(errors.isEmpty, "\(errors)")
  }
}

@Suite("The output of create")
struct CreatedSchemeLintTests {
  @Test(
    "With default options there are no findings, in both forms",
    arguments: [
      [CreateOption.extent: "1000000,4700000,2100000,6200000", .crs: "2193", .numberOfScales: "14"],
      [.extent: "-180,-90,180,90", .crs: "4326", .numberOfScales: "19"],
      [.extent: "-13000000,4000000,-12000000,5000000", .crs: "3857", .numberOfScales: "14"],
      [.extent: "-13000000,4000000,-12000000,5000000", .predefined: "arcgis-online", .tileFormat: "MIXED"],
      [.extent: "1100000,100000,1200000,200000", .crs: "102749", .scales: "500000;250000", .tileFormat: "JPEG"],
    ])
  func clean(options: [CreateOption: String]) throws {
    for form in ["true", "false"] {
      var texts = OptionTexts(options)
      texts[.readyToServeFormat] = form
      let files = try CacheFiles(CachePlan(nil, CacheOptions(texts))).files.filter(\.isText)
      let found = try lint(files.map { ExampleFile($0.path.string, String(decoding: $0.bytes, as: UTF8.self)) }, .usual)
      #expect(found.isEmpty, "\(found)")
    }
  }
}

@Suite("Measurements of rules")
struct MeasureTests {
  private func messages(_ base: RuleExample.Base, _ changes: [(String, String)], _ identifier: String) throws
    -> [String]
  {
    let files = base.files.map { file in
      ExampleFile(file.name, changes.reduce(file.text) { $0.replacing($1.0, with: $1.1) })
    }
    return try lint(files, .all).filter { $0.finding.identifier == identifier }.map(\.finding.message)
  }

  @Test("The distance of the origin is reported in pixels and tiles of the levels")
  func origin() throws {
    let found = try messages(.legacy, [("<X>-4020900</X>", "<X>1200000</X>")], "ORG001")
    // 200,000 m at 2116.67, 1058.34 and 529.17 m per pixel.
    #expect(
      found == [
        "the tile origin is 200000 map units to the right of the extent’s left edge, 1000000: "
          + "94.49 px (0.3691 tiles) at level 0, 189 px (0.7382 tiles) at level 1, 378 px (1.48 tiles) at level 2"
      ])
  }

  @Test("Both sides are reported, and half a pixel of the finest level counts as rounding")
  func originSides() throws {
    let both = [("<X>-4020900</X>", "<X>1200000</X>"), ("<Y>19998100</Y>", "<Y>6000000</Y>")]
    #expect(try messages(.legacy, both, "ORG001").count == 2)
    #expect(try messages(.legacy, [("<X>-4020900</X>", "<X>1000264</X>")], "ORG001").isEmpty)
    #expect(try messages(.legacy, [("<X>-4020900</X>", "<X>1000265</X>")], "ORG001").count == 1)
  }

  @Test("In the description of a service it is a warning, because the extent is that of the map")
  func originOfService() throws {
    let files = RuleExample.Base.service.files.map {
      ExampleFile($0.name, $0.text.replacing("\"x\": -400", with: "\"x\": 170"))
    }
    let found = try lint(files, .usual).filter { $0.finding.identifier == "ORG001" }
    #expect(found.map(\.finding.severity) == [.warning])
  }

  @Test("A fault in many levels is one finding with all level numbers")
  func levels() throws {
    let halved = [("<Scale>4000000<", "<Scale>4100000<"), ("<Scale>2000000<", "<Scale>2100000<")]
    let found = try messages(.legacy, halved, "LOD004")
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix("at levels 1 and 2, the scale does not match the resolution and 96 DPI, by up to 5 %"))
  }

  @Test("All conventions in files by ArcGIS are accepted", arguments: [0.0254, 1 / 39.37])
  func conventions(metersPerInch: Double) throws {
    let scale = 0.703125 / metersPerInch * 96 * 111_319.490793273
    let changes = [
      ("0.5948652514575699, \"scale\": 250000000", "0.703125, \"scale\": \(scale)"),
      ("0.29743262572878496, \"scale\": 125000000", "0.3515625, \"scale\": \(scale / 2)"),
    ]
    #expect(try messages(.service, changes, "LOD004").isEmpty)
    #expect(try messages(.service, changes, "LOD005").isEmpty)
  }

  @Test("With an unknown coordinate system, scales have no finding")
  func unknownSystem() throws {
    let changes = [("4326", "999999"), ("\"scale\": 125000000", "\"scale\": 7")]
    #expect(try messages(.service, changes, "LOD004").isEmpty)
  }

  @Test(
    "The usual spellings of Web Mercator’s origin are accepted, and so is an origin more than a kilometre away",
    arguments: [
      ("-20037508.342787001", true), ("-20037508.342789244", true), ("-20037508.34", false), ("-20037508.3", false),
      ("-20037000", false), ("-20030000", true),
    ])
  func webMercator(x: String, isGood: Bool) throws {
    let text = "{\"x\": \(x), \"y\": \(x.dropFirst())}"
    let found = try messages(
      .readyToServe, [("{\"x\": -20037508.342787, \"y\": 20037508.342787}", text)], "ORG004")
    #expect(found.isEmpty == isGood, "\(found)")
  }
}

@Suite("SARIF")
struct SARIFTests {
  @Test("The log contains paths as URIs, places as regions, and the rules")
  func log() throws {
    let example = try #require(SchemeRules.pages.first { $0.identifier == "LOD001" }).example
    let folder = try TemporaryDirectory()
    let name = folder.path("a b%ü.xml")
    try Data(example.failingFiles[0].text.utf8).write(to: URL(filePath: name))
    let findings = Linter().findings(in: try SchemeOpener.open(FilePath(name)))
    let report = FindingReport(command: "lint", files: findings, rules: RuleSelection.usual.pages)
    let style = ReportStyle(safeFixHint: "safe", unsafeFixHint: "unsafe", toolVersion: "1.2.3")
    let text = SARIFReport().text(report, style).replacing("\": ", with: "\":")
    #expect(text.contains("a%20b%25%C3%BC.xml"))
    #expect(text.contains("\"ruleId\":\"LOD001\""))
    #expect(text.contains("\"startLine\":"))
    #expect(text.contains("\"semanticVersion\":\"1.2.3\""))
  }
}
