import CoordinateSystems
import Diagnostics
import SchemeLint
import Testing

@Suite("Scales and the unit of the coordinate system")
struct ScaleUnitTests {
  /// The findings in the description of a service with a WKID alone and one level.
  private func service(wkid: Int, resolution: String, scale: String, extent: String? = nil) throws -> [Found] {
    let text = """
      {"currentVersion": 10.91, "mapName": "Layers", "singleFusedMapCache": true,
       "spatialReference": {"wkid": \(wkid)},
       "tileInfo": {"rows": 256, "cols": 256, "dpi": 96, "format": "PNG32", "compressionQuality": 0,
        "origin": {"x": -5220400, "y": 20000000}, "spatialReference": {"wkid": \(wkid)},
        "lods": [{"level": 0, "resolution": \(resolution), "scale": \(scale)}]}\(extent ?? "")}
      """
    return try lint([ExampleFile("service.json", text)], .usual)
  }

  @Test(
    "A wrong scale is found in each system that PROJ knows", .enabled(if: PROJ.isAvailable),
    arguments: [28992, 2154, 27700, 32633, 4490, 2056, 102_039])
  func known(wkid: Int) throws {
    let found = try service(wkid: wkid, resolution: wkid == 4490 ? "0.000319" : "3.18", scale: "12000")
    #expect(found.contains { $0.finding.identifier == "LOD004" }, "\(found)")
    #expect(!found.contains { $0.finding.identifier == "LOD017" }, "\(found)")
  }

  @Test(
    "The right scale of such a system has no finding", .enabled(if: PROJ.isAvailable), arguments: [28992, 2154, 27700])
  func right(wkid: Int) throws {
    let found = try service(wkid: wkid, resolution: "3.1750063500127004", scale: "12000")
    #expect(!found.contains { ["LOD004", "LOD017", "LOD018"].contains($0.finding.identifier) }, "\(found)")
  }

  @Test("An info says that scales are not checked if nobody knows the system")
  func unknown() throws {
    let found = try service(wkid: 999_999, resolution: "3.18", scale: "12000")
    let own = found.filter { $0.finding.identifier == "LOD017" }
    #expect(own.map(\.finding.severity) == [.info])
    #expect(own.first?.finding.message.hasPrefix("scales not checked") == true)
    #expect(!found.contains { $0.finding.identifier == "LOD004" })
  }

  private func inch(_ changes: [(String, String)]) throws -> [Found] {
    let files = RuleExample.Base.legacy.files.map { file in
      ExampleFile(file.name, changes.reduce(file.text) { $0.replacing($1.0, with: $1.1) })
    }
    return try lint(files, .usual).filter { $0.finding.identifier == "LOD018" }
  }

  @Test("Resolutions with 0.0254 metres an inch are a warning with the pixels at the far corner of the extent")
  func inch() throws {
    let found = try inch([
      ("2116.670900008467", "2116.6666666666665"), ("1058.3354500042335", "1058.3333333333333"),
      ("529.16772500211675", "529.16666666666663"),
    ])
    // Less than half a pixel is not a warning.
    #expect(found.map(\.finding.severity) == [.info])
    // 15,298,100 m from the upper edge of the grid to 4,700,000: 28,909.8 px of 529.167 m, times 2.0e-6.
    let message = found.first?.finding.message ?? ""
    #expect(message.contains("up to 0.0578 px off"), "\(message)")
  }

  @Test("At fine scales it is a warning, and without an extent the pixels are counted from the origin")
  func fineScales() throws {
    let changes = [
      (
        "<Scale>8000000</Scale>\n        <Resolution>2116.670900008467",
        "<Scale>8000</Scale>\n        <Resolution>2.1166666666666667"
      ),
      (
        "<Scale>4000000</Scale>\n        <Resolution>1058.3354500042335",
        "<Scale>4000</Scale>\n        <Resolution>1.0583333333333333"
      ),
      (
        "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675",
        "<Scale>2000</Scale>\n        <Resolution>0.52916666666666667"
      ),
    ]
    let found = try inch(changes)
    #expect(found.map(\.finding.severity) == [.warning])
    #expect(found.first?.finding.message.contains("up to 57.82 px off") == true)
    let conf = changes.reduce(RuleExample.Base.legacy.files[0].text) { $0.replacing($1.0, with: $1.1) }
    let alone = try lint([ExampleFile("scheme.xml", conf)], .usual).filter { $0.finding.identifier == "LOD018" }
    #expect(alone.first?.finding.message.contains("2 px for each million pixels") == true, "\(alone)")
  }

  @Test("Round resolutions whose scales were computed with 0.0254 metres an inch are an info")
  func scalesOfRoundResolutions() throws {
    let found = try inch([
      (
        "<Scale>8000000</Scale>\n        <Resolution>2116.670900008467",
        "<Scale>7559055.118110236</Scale>\n        <Resolution>2000"
      ),
      (
        "<Scale>4000000</Scale>\n        <Resolution>1058.3354500042335",
        "<Scale>3779527.559055118</Scale>\n        <Resolution>1000"
      ),
      (
        "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675",
        "<Scale>1889763.779527559</Scale>\n        <Resolution>500"
      ),
    ])
    #expect(found.map(\.finding.severity) == [.info])
  }

  @Test("The scale denominators of OGC have 0.0254 metres an inch by definition")
  func scaleDenominators() throws {
    let found = try inch([
      ("<DPI>96</DPI>", "<DPI>91</DPI>"), ("<PreciseDPI>96<", "<PreciseDPI>90.714285714285708<"),
      ("2116.670900008467", "2240"), ("1058.3354500042335", "1120"), ("529.16772500211675", "560"),
    ])
    #expect(found.isEmpty)
  }
}
