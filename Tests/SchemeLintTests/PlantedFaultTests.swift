import Diagnostics
import SchemeLint
import Testing

/// Faults that are planted in good files: each must be found by its rule, and cause no other error.
///
/// They stand apart from the fault matrix, because each field has several wrong values here and values near them that are
/// right. The matrix plants one value of each kind in every form.
@Suite("A fault in one value")
struct PlantedFaultTests {
  /// A change of a text that must occur in the file.
  struct Change: Sendable, CustomStringConvertible {
    let base: RuleExample.Base
    let file: String?
    let from: String
    let to: String
    let rule: String

    init(_ base: RuleExample.Base, in file: String? = nil, _ from: String, _ to: String, _ rule: String) {
      (self.base, self.file, self.from, self.to, self.rule) = (base, file, from, to, rule)
    }

    var description: String { "\(rule): \(from.prefix(40)) → \(to.prefix(40))" }
  }

  private func found(_ change: Change, _ selection: RuleSelection = .usual) throws -> [Found] {
    let name = change.file ?? change.base.schemeFile
    let good = try #require(change.base.files.first { $0.name == name })
    try #require(good.text.contains(change.from), "the file does not contain \(change.from)")
    return try lint(
      change.base.files.map {
        $0.name == name ? ExampleFile(name, $0.text.replacing(change.from, with: change.to)) : $0
      }, selection)
  }

  private func expect(_ change: Change, _ severity: Severity) throws {
    let all = try found(change)
    let own = all.filter { $0.finding.identifier == change.rule }
    #expect(own.map(\.finding.severity).contains(severity), "\(all)")
    let others = all.filter { $0.finding.severity == .error && $0.finding.identifier != change.rule }
    #expect(others.isEmpty, "\(others)")
  }

  @Test(
    "An origin in another unit than the scheme is an error",
    arguments: [
      // Origins of Web Mercator, New Zealand and the French grid, in a scheme in degrees.
      Change(.service, "{\"x\": -400, \"y\": 400}", "{\"x\": -20037508.342787, \"y\": 20037508.342787}", "ORG008"),
      Change(.service, "{\"x\": -400, \"y\": 400}", "{\"x\": -4020900, \"y\": 19998100}", "ORG008"),
      Change(.service, "{\"x\": -400, \"y\": 400}", "{\"x\": 0, \"y\": 12000000}", "ORG008"),
      Change(.service, "{\"x\": -400, \"y\": 400}", "{\"x\": -180, \"y\": 9000000}", "ORG008"),
      Change(.service, "{\"x\": -400, \"y\": 400}", "{\"x\": -401, \"y\": 400}", "ORG008"),
    ])
  func originInMetres(change: Change) throws { try expect(change, .error) }

  @Test(
    "An origin in degrees in a scheme in metres is an error, with or without an extent",
    arguments: ["-180, \"y\": 90", "-400, \"y\": 400", "-180.0, \"y\": 85.0511287798", "90, \"y\": -180"])
  func originInDegrees(corner: String) throws {
    let text = try #require(RuleExample.Base.readyToServe.files.first).text
      .replacing("\"x\": -20037508.342787, \"y\": 20037508.342787", with: "\"x\": \(corner)")
    let found = try lint([ExampleFile("root.json", text)], .usual)
    #expect(found.contains { $0.finding.identifier == "ORG008" && $0.finding.severity == .error }, "\(found)")
  }

  @Test("An origin of zero, or near it, is that of a local grid", arguments: ["0, \"y\": 0", "100, \"y\": 500"])
  func localOrigin(corner: String) throws {
    let change = Change(.readyToServe, "\"x\": -20037508.342787, \"y\": 20037508.342787", "\"x\": \(corner)", "ORG008")
    #expect(try !found(change).contains { $0.finding.identifier == "ORG008" })
  }

  private static let zealand =
    "<XMin>1000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>2100000</XMax>\n  <YMax>6200000</YMax>"
  private static func edges(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) -> String {
    "<XMin>\(xMin)</XMin>\n  <YMin>\(yMin)</YMin>\n  <XMax>\(xMax)</XMax>\n  <YMax>\(yMax)</YMax>"
  }
  private static let bay = "\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000"
  private static let degrees = "\"xmin\": 165, \"ymin\": -48, \"xmax\": 179, \"ymax\": -34"

  @Test(
    "An extent in degrees under metres, or in metres under degrees, is an error",
    arguments: [
      Change(.legacy, in: "conf.cdi", zealand, edges(166, -47.5, 178.6, -34), "EXT005"),
      Change(.legacy, in: "conf.cdi", zealand, edges(-180, -85, 180, 85), "EXT005"),
      // The latitude first, as some standards have it.
      Change(.legacy, in: "conf.cdi", zealand, edges(-47.5, 166, -34, 178.6), "EXT005"),
      Change(.readyToServe, bay, "\"xmin\": -116.78, \"ymin\": 33.78, \"xmax\": -107.79, \"ymax\": 40.91", "EXT005"),
      Change(
        .service, degrees, "\"xmin\": 18400000, \"ymin\": -6100000, \"xmax\": 19900000, \"ymax\": -4000000", "EXT005"),
      Change(
        .readyToServe, in: "iteminfo.json", "\"xmin\": -116.78, \"ymin\": 33.78, \"xmax\": -107.79, \"ymax\": 40.91",
        "\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000", "EXT005"),
    ])
  func extentInOtherUnit(change: Change) throws { try expect(change, .error) }

  @Test(
    "An extent that is wholly outside the area of the coordinate system is an error, on every side",
    arguments: [
      Change(.legacy, in: "conf.cdi", zealand, edges(60_000_000, 4_700_000, 61_000_000, 6_200_000), "EXT006"),
      Change(.legacy, in: "conf.cdi", zealand, edges(1_000_000, -900_000, 2_100_000, -800_000), "EXT006"),
      Change(
        .readyToServe, bay, "\"xmin\": 60112525, \"ymin\": 0, \"xmax\": 80150033, \"ymax\": 1", "EXT006"),
      Change(
        .readyToServe, bay, "\"xmin\": -13000000, \"ymin\": -80000000, \"xmax\": -12000000, \"ymax\": -60000000",
        "EXT006"),
      Change(.service, degrees, "\"xmin\": 165, \"ymin\": -190, \"xmax\": 179, \"ymax\": -100", "EXT006"),
    ])
  func extentOffGrid(change: Change) throws { try expect(change, .error) }

  @Test("An extent to the right is off the grid also in a system that only PROJ knows")
  func extentOffGridOfUnknownSystem() throws {
    let change = Change(
      .service, "4326", "28992", "EXT006")
    let files = [
      ExampleFile(
        "service.json",
        try #require(change.base.files.first).text.replacing("4326", with: "28992").replacing(
          Self.degrees, with: "\"xmin\": 90000000, \"ymin\": 400000, \"xmax\": 90200000, \"ymax\": 500000"
        ).replacing("{\"x\": -400, \"y\": 400}", with: "{\"x\": -30515500, \"y\": 31112400}"))
    ]
    let found = try lint(files, .usual)
    #expect(found.contains { $0.finding.identifier == "EXT006" && $0.finding.severity == .error }, "\(found)")
  }

  @Test("An extent a little larger than the world, as ArcGIS writes it, has no finding")
  func worldWithRounding() throws {
    let world = Change(
      .service, Self.degrees, "\"xmin\": -198.0000005, \"ymin\": -99.0000005, \"xmax\": 198.00001, \"ymax\": 99.00001",
      "")
    #expect(try !found(world).contains { ["EXT005", "EXT006", "ORG008"].contains($0.finding.identifier) })
    let mercator = Change(
      .readyToServe, Self.bay, "\"xmin\": -22041257, \"ymin\": -30240971, \"xmax\": 22041257, \"ymax\": 30240971", "")
    #expect(try !found(mercator).contains { ["EXT005", "EXT006"].contains($0.finding.identifier) })
  }
}
