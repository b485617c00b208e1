import Diagnostics
import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Spellings of scripts for ArcGIS")
struct ArcGISSpellingTests {
  @Test(
    "# and an empty text mean that a parameter is not given, for every parameter",
    arguments: CreateOption.allCases, ["#", "", " # "])
  func notGiven(option: CreateOption, text: String) {
    #expect(OptionTexts([option: text])[option] == nil)
    #expect(OptionTexts([option: text]).options.isEmpty)
  }

  @Test("The default on the command line overrides a value in the parameter file")
  func overrides() {
    let file = OptionTexts([.tileFormat: "JPEG", .dotsPerInch: "120"])
    let texts = OptionTexts([.tileFormat: "#"]).filled(from: file)
    #expect(texts[.tileFormat] == nil)
    #expect(texts[.dotsPerInch] == "120")
  }

  @Test("0 0 means the default origin, with a notice; with a comma it is a point", arguments: ["0 0", " 0  0 "])
  func origin(text: String) throws {
    let plan = try plan(newZealand.with([.origin: text]))
    #expect(plan.scheme.origin == MapPoint(x: -4_020_900, y: 19_998_100))
    #expect(plan.hasNotice("“0 0” means the default, as in ArcGIS; write 0,0"))
    let point = try CacheCreationTests.plan([
      .extent: "1000,-2000,2000,-1000", .crs: "3857", .scales: "500", .origin: "0,0",
    ])
    #expect(point.scheme.origin == MapPoint(x: 0, y: 0))
    #expect(!point.hasNotice("means the default"))
  }

  @Test("Every spelling of Compact V2 is accepted", arguments: ["COMPACT", "COMPACTV2", "COMPACT_V2", "compact_v2"])
  func storage(text: String) throws {
    #expect(try plan(newZealand.with([.storageFormat: text])).description.storage?.format == .compactV2)
  }

  @Test(
    "Names are accepted with hyphens and underscores, in any letter case",
    arguments: [
      ("num_of_scales", CreateOption.numberOfScales), ("num-of-scales", .numberOfScales),
      ("Dots_Per_Inch", .dotsPerInch),
      ("number_of_scales", .numberOfScales), ("cache-tile-format", .tileFormat), ("dpi", .dotsPerInch),
      ("tile_compression_quality", .compressionQuality), ("input_service", .service),
    ])
  func names(name: String, option: CreateOption) {
    #expect(CreateOption.named(name) == option)
    #expect(CreateOption.named("num_scales") == nil)
  }

  @Test("The 14 parameters of Create Map Server Cache are read in the order of its syntax")
  func positions() throws {
    // The order of arcpy.server.CreateMapServerCache in the documentation of ArcGIS Pro 3.4.
    let values = [
      "service.json", "caches", "NEW", "CUSTOM", "#", "96", "256 x 256", "", "0 0", "500000;250000", "JPEG", "80",
      "COMPACT", "READY_TO_SERVE_FORMAT",
    ]
    let texts = ArcGISTool.createMapServerCache.texts(values)
    let expected: [CreateOption: String] = [
      .service: "service.json", .cacheDirectory: "caches", .tilingSchemeType: "NEW", .scalesType: "CUSTOM",
      .dotsPerInch: "96", .tileSize: "256 x 256", .origin: "0 0", .scales: "500000;250000", .tileFormat: "JPEG",
      .compressionQuality: "80", .storageFormat: "COMPACT", .readyToServeFormat: "READY_TO_SERVE_FORMAT",
    ]
    for option in CreateOption.allCases { #expect(texts[option] == expected[option], "\(option)") }
    #expect(ArcGISTool.createMapServerCache.fault(of: values) == nil)
    #expect(ArcGISTool.createMapServerCache.texts(["a"]).options == [.service])
  }

  @Test("A value too many is named with the order of the parameters, and the others are still read")
  func surplus() throws {
    let values = Array(repeating: "#", count: 13) + ["true", "more"]
    let error = try #require(ArcGISTool.createMapServerCache.fault(of: values))
    #expect(error.isAboutRequest)
    #expect(error.message.contains("--arcpy has 15 values, but the tool has 14 parameters"))
    #expect(error.message.contains("nothing is left for “more”"))
    #expect(error.message.contains("input_service, service_cache_directory, tiling_scheme_type"))
    #expect(ArcGISTool.createMapServerCache.texts(values).options == [.readyToServeFormat])
  }

  @Test("A list in a parameter file is read in the same order; null is the default")
  func list() {
    let text = ##"["service.json", "caches", "NEW", "CUSTOM", null, 96, "#", "", "0 0", [500000, 250000]]"##
    let file = ParameterFile(Array(text.utf8), named: "job.json")
    #expect(file.findings.findings.isEmpty)
    #expect(file.texts[.service] == "service.json")
    #expect(file.texts[.numberOfScales] == nil)
    #expect(file.texts[.dotsPerInch] == "96")
    #expect(file.texts[.tileSize] == nil)
    #expect(file.texts[.scales] == "500000;250000")
  }

  @Test("Generate Map Server Cache Tiling Scheme has seven parameters, and one more in ArcMap")
  func generatePositions() {
    let pro = #"["map", "0 0", "scheme.xml", 3, "", 96, "512 x 512"]"#
    let map = #"["map", "Layers", "0 0", "scheme.xml", 3, "", 96, "512 x 512"]"#
    for text in [pro, map] {
      let file = ParameterFile(Array(text.utf8), named: "job.json", for: .generateTilingScheme)
      #expect(file.findings.findings.isEmpty)
      #expect(file.texts[.output] == "scheme.xml")
      #expect(file.texts[.numberOfScales] == "3")
      #expect(file.texts[.tileSize] == "512 x 512")
    }
  }

  @Test("A list that is too long, or has a wrong value, is an error at its place")
  func wrongList() throws {
    let long = ParameterFile(Array("[\(Array(repeating: "1", count: 15).joined(separator: ","))]".utf8), named: "a")
    #expect(long.findings.findings.first?.message.contains("15 values") == true)
    #expect(long.findings.findings.first?.help?.contains("input_service, service_cache_directory") == true)
    let wrong = ParameterFile(Array(#"["a", {"b": 1}]"#.utf8), named: "a")
    #expect(wrong.findings.findings.first?.message.contains("service_cache_directory") == true)
  }

  @Test(
    "A service in a connection file gets a hint to its address",
    arguments: [
      (
        #"C:\Users\me\arcgis on maps.example.org_6443.ags\Rainfall.MapServer"#,
        "https://maps.example.org:6443/arcgis/rest/services/Rainfall/MapServer"
      ),
      (
        #"GIS Servers\arcgis on MYSERVER_6080 (publisher).ags\Base\Roads.ImageServer"#,
        "http://myserver:6080/arcgis/rest/services/Base/Roads/ImageServer"
      ),
      ("GIS Servers/arcgis on MYSERVER (admin)/USA.MapServer", "https://MYSERVER/arcgis/rest/services/USA/MapServer"),
      ("/home/me/production.ags/USA.MapServer", "https://SERVER/arcgis/rest/services/USA/MapServer"),
    ])
  func connection(path: String, address: String) async throws {
    #expect(MapSource.isConnectionPath(path))
    let error = try #require(await #expect(throws: CreationError.self) { try await MapSource.read(path) })
    #expect(error.option == .service)
    #expect(error.message.words.lowercased().contains(address.lowercased()))
  }

  @Test(
    "Other paths are not services in connection files", arguments: ["a.ags", "a/MapServer", "x.MapServer", "a.json"])
  func noConnection(path: String) { #expect(!MapSource.isConnectionPath(path)) }
}
