import CacheOpening
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing

@Suite("Samples of open schemes")
struct OpenSampleTests {
  private func messages(_ path: String) throws -> [String] {
    let opened = try SchemeOpener.open(FilePath(TestFiles.sample(path).path))
    return Linters.with(.usual).findings(in: opened).flatMap(\.findings).map { finding in
      "\(finding.identifier ?? ""): \(finding.message)"
    }
  }

  @Test(
    "A good sample is read as its format, without a finding",
    arguments: zip(
      [
        "tile-matrix-set.json", "tile-matrix-set.xml", "tile-set.json", "wmts.xml", "geowebcache.xml", "gdal-tms.json",
        "gdal-wms.xml", "mapproxy.yaml", "tilemapresource.xml", "tilejson.json",
      ],
      [
        "tile-matrix-set", "tile-matrix-set-xml", "tile-set", "wmts", "geowebcache", "gdal-tms", "gdal-wms", "mapproxy",
        "tilemapresource", "tilejson",
      ]))
  func good(name: String, format: String) throws {
    let opened = try SchemeOpener.open(FilePath(TestFiles.sample("open/\(name)").path))
    #expect(opened.documents.first?.document.format.name == format)
    #expect(try messages("open/\(name)") == [])
    // Scales 8,000,000 to 4,000 of a national grid, or levels 0 to 19 of ArcGIS Online.
    let levels = try #require(opened.model.scheme).levels
    #expect(levels.count == (["tilejson", "gdal-wms"].contains(format) ? 20 : 12))
    let finest = ["tilejson", "gdal-wms"].contains(format) ? 0.29858214164761665 : 1.0583354500042335
    #expect(levels.contains { abs($0.resolution / finest - 1) < 1e-8 })
  }

  @Test("Each format that is read has a good sample")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: TestFiles.sample("open").path)
    let formats = try names.map { name in
      try SchemeOpener.open(FilePath(TestFiles.sample("open/\(name)").path)).documents.first?.document.format.name
    }
    let read = SchemeFormatRegistry.all.filter { $0.isOpen && $0.isRead }.map(\.name)
    #expect(Set(formats.compactMap(\.self)) == Set(read))
  }

  @Test(
    "A bad sample has the finding of its fault",
    arguments: [
      ("open-swapped-corner.json", "OGC003", "northing or latitude first"),
      ("open-dpi-96.xml", "OGC001", "a scale at 96 dots per inch"),
      ("open-repeated-matrix.json", "OGC002", "“0” occurs twice"),
      ("open-no-denominator.xml", "DOC002", "no ScaleDenominator"),
      ("open-decimal-comma.xml", "DOC003", "a decimal comma"),
      ("open-width-as-text.json", "DOC003", "“256 px”"),
      ("open-no-window.xml", "DOC003", "SizeX is 0"),
      ("open-res-not-a-number.yaml", "DOC003", "“2116,67”"),
      ("open-negative-units.xml", "DOC003", "must be above 0"),
      ("open-zoom-31.json", "DOC003", "0 to 31"),
    ])
  func bad(name: String, rule: String, words: String) throws {
    let found = try messages("broken/\(name)")
    #expect(found.contains { $0.hasPrefix(rule) && $0.contains(words) }, "\(found)")
  }
}
