import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import CoordinateSystems

@Suite("KnownSystem")
struct KnownSystemTests {
  @Test(
    "A system is found by its identifiers; the first decides",
    arguments: [
      (102_100, 3857, 102_100), (3857, nil, 3857), (nil, 3857, 102_100), (102_749, 2286, 102_749), (nil, 2286, 102_749),
      (4326, 4326, 4326), (4326, 3857, 4326),
    ] as [(Int?, Int?, Int)])
  func find(wkid: Int?, latest: Int?, expected: Int) {
    #expect(KnownSystem.find(SpatialReference(wkid: wkid, latestWKID: latest))?.wkid == expected)
  }

  @Test("An identifier that is not in the table is not found by its successor")
  func notFound() {
    #expect(KnownSystem.find(SpatialReference(wkid: 1, latestWKID: 3857)) == nil)
    #expect(KnownSystem.find(SpatialReference()) == nil)
  }

  @Test(
    "Every text agrees with the table’s values, including the unit of its kind", arguments: KnownSystem.all.map(\.wkid))
  func parses(wkid: Int) throws {
    let known = try #require(KnownSystem.find(SpatialReference(wkid: wkid)))
    let system = try #require(CoordinateSystem(wellKnownText: known.wellKnownText))
    #expect(known.system == system)
    let unit = [4326: "Degree", 4269: "Degree", 2263: "Foot_US", 102_749: "Foot_US"][wkid] ?? "Meter"
    #expect(system.unitName == unit)
    #expect(system.kind == (unit == "Degree" ? .geographic : .projected))
    #expect(known.wellKnownText.hasSuffix(",AUTHORITY[\"EPSG\",\(known.latestWKID)]]"))
  }

  @Test("No identifier occurs twice in the table")
  func unique() {
    #expect(Set(KnownSystem.all.map(\.wkid)).count == KnownSystem.all.count)
  }

  @Test(
    "Texts equal those of the corpus exactly, and so do domains, digit for digit",
    .needsCorpus, .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
  func corpusTexts() throws {
    // One line for each conf.xml that states a system: its identifier, its text and its domain.
    let script = """
      import sys, xml.etree.ElementTree as ET
      for name in sys.argv[1:]:
        system = ET.parse(name).getroot().find('TileCacheInfo/SpatialReference')
        if system is None: continue
        value = lambda tag: system.findtext(tag) or ''
        print(value('WKID'), value('WKT'), value('XOrigin'), value('YOrigin'), value('XYScale'), sep='\\t')
      """
    let files = Corpus.files("conf-xml").map(\.path)
    let run = try Python.run(script, files)
    try #require(run.status == 0, "\(run.errors)")
    var texts: [Int: Set<String>] = [:]
    var domains: [Int: Set<[Double?]>] = [:]
    for line in run.text.split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let wkid = Int(parts[0]) else { continue }
      texts[wkid, default: []].insert(parts[1])
      domains[wkid, default: []].insert(parts[2...].map(Double.init))
    }
    #expect(texts.count == 7)
    for (wkid, found) in texts {
      let known = try #require(KnownSystem.find(SpatialReference(wkid: wkid)))
      #expect(found.contains(known.wellKnownText), "\(wkid)")
      // No file of the corpus shows the unchanged domain of these two systems.
      if wkid == 4326 || wkid == 3857 { continue }
      let square = try #require(DefaultDomain(of: SpatialReference(wkid: wkid))).square
      let isThere = domains[wkid]?.contains { found in
        // Old versions of ArcGIS write fifteen digits, or reserve one value less.
        found[0] == square.xMin && found[1] == square.yMin
          && found[2].map { ($0 / square.xyScale - 1).magnitude < 1e-14 } == true
      }
      #expect(isThere == true, "\(wkid)")
    }
  }
}
