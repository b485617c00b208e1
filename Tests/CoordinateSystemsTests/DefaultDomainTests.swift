import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import CoordinateSystems

/// A line of the table of default domains that was collected from public files.
struct DomainRow: Sendable, CustomTestStringConvertible {
  let wkids: [Int]
  let name: String
  let xOrigin: Double
  let yOrigin: Double
  /// `nil` if the files show only the lower corner.
  let xyScale: Double?
  let upperEdge: Double?
  let mark: String

  var testDescription: String { "\(wkids) \(name)" }
  var isObserved: Bool { mark.hasPrefix("O") }

  init?(_ line: Substring) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 11, let xOrigin = Double(parts[2]), let yOrigin = Double(parts[3]) else { return nil }
    wkids = parts[0].split(separator: ";").compactMap { Int($0) }
    name = parts[1]
    self.xOrigin = xOrigin
    self.yOrigin = yOrigin
    xyScale = Double(parts[4])
    upperEdge = Double(parts[7])
    mark = parts[10]
  }

  /// The lines of the table beside the checkout.
  ///
  /// - Throws: if the table does not exist.
  static func all() throws -> [DomainRow] {
    let text = try String(contentsOf: GatheredFacts.file("xy-domains.tsv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().compactMap(DomainRow.init)
  }

  /// Systems in grads, in whose rows 52 grads were taken for 52 degrees.
  static let grads: Set = [27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574]
}

@Suite("Default XY domains")
struct DefaultDomainTests {
  // XYScale from files that ArcGIS wrote, and the tile origin of caches for which nobody chose an origin.
  @Test(
    "The domain and the origin equal those in public files, to the last digit",
    arguments: [
      (27700, -5_220_400, 450_481_592.767_096_64, 4_470_200), (2193, -4_020_900, 450_445_547.391_053_8, 19_998_100),
      (25832, -5_120_900, 450_445_547.391_053_8, 9_998_100), (26711, -5_121_000, 450_450_052.747_599_01, 9_998_000),
      (2154, -35_597_500, 124_074_650.523_327_92, 48_953_100), (31370, -35_872_700, 125_021_156.864_157_74, 41_422_700),
      (28992, -30_515_500, 146_716_411.362_752_91, 31_112_399.999_999_993),
      (3031, -30_636_100, 147_003_033.263_714_88, 30_636_099.999_999_993),
      (3421, -17_790_500, 137_255_069.879_235_74, 46_438_899.999_999_99),
      (102_749, -117_498_300, 37_801_315.839_189_909, 139_427_100),
      (5514, -33_699_800, 133_638_764.246_983_51, 33_699_800), (2056, -27_386_400, 140_996_569.551_879_55, 31_814_500),
      (3035, -8_426_600, 353_290_001.833_325_09, 15_968_500), (4326, -400, 11_258_999_068_426.238, 400),
    ] as [(Int, Double, Double, Double)])
  func typed(_ wkid: Int, _ x: Double, _ scale: Double, _ y: Double) throws {
    let domain = try #require(DefaultDomain(of: SpatialReference(wkid: wkid)))
    #expect(domain.square.upperLeft == MapPoint(x: x, y: y))
    #expect(domain.square.xyScale == scale)
  }

  @Test("Every system that files show has the domain in the files", .needsGatheredFacts)
  func observed() throws {
    let rows = try DomainRow.all().filter(\.isObserved)
    #expect(rows.count > 100)
    for row in rows { try check(row) }
  }

  private func check(_ row: DomainRow) throws {
    guard let scale = row.xyScale, let upperEdge = row.upperEdge else { return }
    for wkid in row.wkids {
      let domain = try #require(DefaultDomain(of: SpatialReference(wkid: wkid)))
      #expect(domain.square.xyScale == scale)
      #expect(domain.square.upperLeft == MapPoint(x: row.xOrigin, y: upperEdge))
      switch domain.evidence {
      case .observed: #expect(!row.mark.contains("p"))
      case .observedParameters: #expect(row.mark.contains("p"))
      case .rule, .ruleNearEdge: Issue.record("\(wkid) was observed")
      }
    }
  }

  @Test(
    "Every system for which the rule has a result is in the table too, with its mark", .needsGatheredFacts)
  func byRule() throws {
    let all = try DomainRow.all()
    let rows = all.filter { !$0.isObserved && DomainRow.grads.isDisjoint(with: $0.wkids) }
    for row in rows {
      for wkid in row.wkids {
        let domain = DefaultDomainTable.domain(wkid)
        #expect(domain?.square.xyScale == row.xyScale, "\(wkid)")
        #expect(domain?.square.upperLeft == row.upperEdge.map { MapPoint(x: row.xOrigin, y: $0) }, "\(wkid)")
        #expect(domain?.evidence == (row.mark == "R?" ? .ruleNearEdge : .rule), "\(wkid)")
      }
    }
    let others = all.filter { $0.isObserved && $0.xyScale != nil && $0.xOrigin != -400 }
    let known = Set(rows.flatMap(\.wkids) + others.flatMap(\.wkids))
    #expect(Set(DefaultDomainTable.domains.keys) == known)
  }

  @Test("A projection without a rule and without a row has no domain")
  func none() {
    #expect(DefaultDomain(of: SpatialReference(kind: .projected, wkid: 999_999)) == nil)
    #expect(DefaultDomain(of: SpatialReference()) == nil)
    let oblique =
      "PROJCS[\"p\",\(DomainRuleTests.grs80),PROJECTION[\"Hotine_Oblique_Mercator_Azimuth_Center\"],UNIT[\"Meter\",1.0]]"
    #expect(DefaultDomain(of: SpatialReference(wellKnownText: oblique)) == nil)
  }

  @Test("Geographic systems in degrees have the same domain")
  func geographic() {
    let unit = "UNIT[\"Degree\",0.0174532925199433]"
    let degrees = "GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"s\",6378137.0,298.0]],PRIMEM[\"Greenwich\",0.0],\(unit)]"
    #expect(DefaultDomain(of: SpatialReference(wellKnownText: degrees)) == .geographic)
    let grads = degrees.replacing(unit, with: "UNIT[\"Grad\",0.01570796326794897]")
    #expect(DefaultDomain(of: SpatialReference(wellKnownText: grads)) == nil)
  }

  @Test("The tolerance is a millimetre on the ground in all units")
  func tolerance() {
    let geographic = DefaultDomain.geographic.coordinateDomain(in: .angular(radiansPerUnit: .pi / 180))
    #expect(geographic.xyTolerance == 8.983_152_841_195_215e-9)
    let feet = DefaultDomain.geographic.coordinateDomain(in: .linear(metersPerUnit: 0.304_800_609_601_219_2))
    #expect(((feet.xyTolerance ?? 0) - 0.003_280_833_333_333_33).magnitude < 1e-17)
    #expect(DefaultDomain.geographic.coordinateDomain(in: nil).xyTolerance == nil)
  }
}
