import CoordinateSystems
import Diagnostics
import SchemeLint
import TestSupport
import Testing

/// Faults of the coordinate system, the DPI, the levels and the values of a package, planted in good files.
///
/// They stand apart from the fault matrix, because they change parts of a value, such as a bracket of a well-known text, or
/// several levels at once, and state the severity of each.
@Suite("A fault in the coordinate system, the DPI, the levels or the item")
struct ReferenceFaultTests {
  /// A change of a text in a good file, the rule that must find it, and its severity there.
  struct Fault: Sendable, CustomStringConvertible {
    let base: RuleExample.Base
    let file: String
    let from: String
    let to: String
    let rule: String
    let severity: Severity

    init(
      _ base: RuleExample.Base, in file: String? = nil, _ from: String, _ to: String, _ rule: String,
      _ severity: Severity
    ) {
      self.base = base
      self.file = file ?? base.schemeFile
      self.from = from
      self.to = to
      self.rule = rule
      self.severity = severity
    }

    var description: String { "\(rule): \(from.prefix(30)) → \(to.prefix(30))" }
  }

  private func files(_ fault: Fault) throws -> [ExampleFile] {
    let good = try #require(fault.base.files.first { $0.name == fault.file })
    try #require(good.text.contains(fault.from), "the file does not contain \(fault.from)")
    return fault.base.files.map {
      $0.name == fault.file ? ExampleFile($0.name, $0.text.replacing(fault.from, with: fault.to)) : $0
    }
  }

  private static let dpi = "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>"
  private static let meter = "UNIT[&quot;Meter&quot;,1.0]"
  private static let guid = "8F615B9F-DC0C-4BAB-860B-B3558FF71006"
  private static let levels = "\"minLOD\": 0,\n  \"maxLOD\": 2,"

  private static let faults: [Fault] = [
    Fault(.legacy, dpi, "<DPI>-96</DPI>\n    <PreciseDPI>-96</PreciseDPI>", "DPI004", .error),
    Fault(.legacy, "<DPI>96</DPI>", "<DPI>0</DPI>", "DPI004", .error),
    Fault(.legacy, "<PreciseDPI>96</PreciseDPI>", "<PreciseDPI>0</PreciseDPI>", "DPI004", .error),
    Fault(.legacy, dpi, "<DPI>1</DPI>\n    <PreciseDPI>1.2</PreciseDPI>", "DPI004", .warning),
    Fault(.legacy, dpi, "<DPI>960000</DPI>\n    <PreciseDPI>960000</PreciseDPI>", "DPI004", .warning),
    Fault(.readyToServe, "\"dpi\": 96", "\"dpi\": 0", "DPI004", .error),
    Fault(.service, "\"dpi\": 96", "\"dpi\": -1", "DPI004", .error),
    // The scales of two levels that differ in the last digit.
    Fault(.legacy, "<Scale>4000000<", "<Scale>7999999.9999999991<", "LOD002", .error),
    Fault(
      .readyToServe, "\"resolution\": 78271.51696399994, \"scale\": 295828763.795777",
      "\"resolution\": 73961.6, \"scale\": 279541132.0143589", "LOD020", .warning),
    Fault(.legacy, "2193]]</WKT>\n      <XOrigin>", "2193</WKT>\n      <XOrigin>", "SRS007", .error),
    Fault(.legacy, in: "conf.cdi", "PROJCS[&quot;", "PROJCS &quot;", "SRS007", .error),
    Fault(.legacy, in: "conf.cdi", "2193]]</WKT>", "2193]]]</WKT>", "SRS007", .error),
    Fault(.legacy, in: "conf.cdi", "PROJCS[&quot;", "PROJCRS[&quot;", "SRS007", .error),
    Fault(
      .legacy, "UNIT[&quot;Degree&quot;,0.0174532925199433]", "UNIT[&quot;Degree&quot;,0.01745]", "SRS008", .error),
    Fault(.legacy, in: "conf.cdi", meter, "UNIT[&quot;Meter&quot;,1000.0]", "SRS008", .error),
    Fault(.legacy, in: "conf.cdi", meter, "UNIT[&quot;Foot_US&quot;,0.3048]", "SRS008", .error),
    Fault(
      .legacy, in: "conf.cdi", "<SpatialReference xsi:type=\"typens:ProjectedCoordinateSystem\">",
      "<SpatialReference xsi:type=\"typens:GeographicCoordinateSystem\">", "SRS009", .error),
    Fault(.legacy, "<LatestWKID>2193</LatestWKID>", "<LatestWKID>3857</LatestWKID>", "SRS006", .error),
    Fault(.legacy, "<LatestWKID>2193</LatestWKID>", "<LatestWKID>26711</LatestWKID>", "SRS006", .error),
    Fault(.service, "\"latestWkid\": 4326}", "\"latestWkid\": 3857}", "SRS006", .error),
    Fault(.legacy, "<LatestWKID>2193</LatestWKID>", "<LatestWKID>0</LatestWKID>", "SRS010", .warning),
    Fault(.legacy, "<LatestWKID>2193</LatestWKID>", "<LatestWKID>21930000</LatestWKID>", "SRS010", .warning),
    Fault(.legacy, "<XYScale>450445547.3910538<", "<XYScale>-1<", "SRS011", .warning),
    Fault(
      .legacy, "<HighPrecision>true", "<XYTolerance>0</XYTolerance><HighPrecision>true", "SRS011", .warning),
    Fault(
      .legacy, "<HighPrecision>true", "<MTolerance>100000</MTolerance><HighPrecision>true", "SRS011", .warning),
    Fault(
      .legacy, "http://www.esri.com/schemas/ArcGIS/10.3", "http://www.esri.com/schema/ArcGIS/10.3", "DOC011", .error),
    Fault(.legacy, in: "conf.cdi", "http://www.esri.com/schemas/ArcGIS/10.3", "urn:x", "DOC011", .error),
    Fault(.legacy, "XMLSchema-instance", "XMLSchema", "DOC011", .error),
    Fault(.legacy, "xmlns:typens", "xmlns:esri", "DOC011", .error),
    Fault(.legacy, "schemas/ArcGIS/10.3", "schemas/ArcGIS/9.2", "DOC012", .warning),
    Fault(.legacy, "<CompressionQuality>75<", "<CompressionQuality>1<", "IMG019", .warning),
    Fault(
      .legacy, "<CacheTileFormat>JPEG</CacheTileFormat>\n    <CompressionQuality>75",
      "<CacheTileFormat>MIXED</CacheTileFormat>\n    <CompressionQuality>175", "IMG019", .warning),
    Fault(.readyToServe, levels, "", "PKG011", .warning),
    Fault(.readyToServe, "\"tileBundlesPath\": \"./tile\"", "\"tileBundlesPath\": \"../tile\"", "PKG011", .error),
    Fault(.readyToServe, "\"tileBundlesPath\": \"./tile\"", "\"tileBundlesPath\": \"C:\\\\tile\"", "PKG011", .error),
    Fault(.readyToServe, "\"esriMeters\"", "\"esriDecimalDegrees\"", "PKG012", .warning),
    Fault(.readyToServe, "\"esriMeters\"", "\"esriFeet\"", "PKG012", .warning),
    Fault(.readyToServe, in: "iteminfo.json", guid, "", "PKG013", .warning),
    Fault(.readyToServe, in: "iteminfo.json", guid, "{\(guid)}", "PKG013", .warning),
    Fault(.readyToServe, in: "iteminfo.json", "  \"type\": \"Compact Tile Package\",\n", "", "PKG004", .warning),
  ]

  @Test("Each is found by its rule, and no other rule reports an error", arguments: faults)
  func planted(fault: Fault) throws {
    let all = try lint(files(fault), .usual)
    let own = all.filter { $0.finding.identifier == fault.rule && $0.file == fault.file }
    #expect(own.map(\.finding.severity).contains(fault.severity), "\(all.map { ($0.file, $0.finding.message) })")
    let others = all.filter { $0.finding.severity == .error && $0.finding.identifier != fault.rule }
    #expect(others.isEmpty, "\(others.map(\.finding.message))")
  }

  @Test("Numbers of one system are no contradiction", arguments: [(102_100, 3857), (102_749, 2286), (102_113, 3785)])
  func sameSystem(wkid: Int, latest: Int) throws {
    let files = RuleExample.Base.readyToServe.files.map {
      ExampleFile(
        $0.name,
        $0.text.replacing(
          "\"wkid\": 102100, \"latestWkid\": 3857", with: "\"wkid\": \(wkid), \"latestWkid\": \(latest)"))
    }
    #expect(try !lint(files, .usual).contains { $0.finding.identifier == "SRS006" })
  }

  /// The identifiers of the findings about levels in a conf.xml with these resolutions, and with scales that fit.
  private func levels(_ resolutions: [Double], in degrees: Bool = false) throws -> [String] {
    let unit = degrees ? 20_015_077.0 / 180 : 1
    let list = resolutions.enumerated().map { number, resolution in
      """
      <LODInfo xsi:type="typens:LODInfo"><LevelID>\(number)</LevelID><Scale>\(resolution * 96 * 39.37 * unit)</Scale>\
      <Resolution>\(resolution)</Resolution></LODInfo>
      """
    }.joined()
    var text = RuleExample.Base.legacy.files[0].text
      .replacing(/<LODInfos([^>]*)>(.|\n)*<\/LODInfos>/) { "<LODInfos\($0.output.1)>\(list)</LODInfos>" }
    if degrees {
      text.replace(/<WKT>[^<]*<\/WKT>/) { _ in "" }
      text.replace(/<SpatialReference(.|\n)*<\/SpatialReference>/) { _ in
        """
        <SpatialReference xsi:type="typens:GeographicCoordinateSystem"><WKID>4326</WKID></SpatialReference>
        """
      }
      text.replace("<X>-4020900</X>", with: "<X>-180</X>")
      text.replace("<Y>19998100</Y>", with: "<Y>90</Y>")
    }
    return try lint([ExampleFile("scheme.xml", text)], .usual).map { $0.finding.identifier ?? "" }
      .filter { $0.hasPrefix("LOD") }
  }

  @Test("A level that is missing from a ladder of equal steps is a warning")
  func skippedLevel() throws {
    #expect(try levels([64, 32, 8, 4, 2, 1]) == ["LOD019"])
    #expect(try levels([640, 64, 32, 16, 8]).isEmpty)
    #expect(try levels([64, 32, 16, 8, 4]).isEmpty)
    // The ladder of ArcGIS, and steps that a person chose.
    #expect(try levels([256, 128, 64, 32, 16.384, 8.192]).isEmpty)
    #expect(try levels([100, 50, 20, 10, 5, 2]).isEmpty)
    #expect(try levels([64, 16, 4, 1]).isEmpty)
  }

  @Test("Resolutions near those of a known scheme in degrees are a warning")
  func nearKnown() throws {
    #expect(try levels([0.0013733, 0.00068665, 0.00034332], in: true) == ["LOD021"])
    #expect(try levels([0.703125, 0.3515625, 0.17578125], in: true).isEmpty)
    #expect(try levels([0.6, 0.3, 0.15], in: true).isEmpty)
  }

  @Test("A cut resolution is measured from the tile origin, where the grid begins")
  func fromOrigin() throws {
    // The extent is 1,500 km wide and 15,300 km from the origin: only the second distance shows half a pixel.
    let files = RuleExample.Base.legacy.files.map {
      ExampleFile(
        $0.name,
        $0.text.replacing(
          "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675",
          with: "<Scale>20000</Scale>\n        <Resolution>5.29168"))
    }
    let found = try lint(files, .usual).filter { $0.finding.identifier == "LOD006" }
    #expect(found.count == 1)
    #expect(found.first?.finding.message.contains("from the tile origin") == true)
  }
}
