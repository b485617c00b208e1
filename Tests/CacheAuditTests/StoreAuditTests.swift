import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("The stores of other programs in an audit and a forecast")
struct StoreAuditTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  @Test("Each store is one line with its form and its tiles, and a GeoPackage without tiles is none")
  func forms() async throws {
    let cache = try SmallCache(SmallCache.world)
    for (form, name) in [
      ("mbtiles", "a.mbtiles"), ("pmtiles", "b.pmtiles"), ("geopackage", "c.gpkg"), ("folders", "d"),
    ] {
      try await Conversion.run(cache.path, to: estate.folder.path(name), as: form)
    }
    let program = """
      import shutil, sqlite3, sys
      shutil.copy(sys.argv[1] + '/c.gpkg', sys.argv[1] + '/features.gpkg')
      c = sqlite3.connect(sys.argv[1] + '/features.gpkg')
      c.execute("UPDATE gpkg_contents SET data_type = 'features'")
      c.commit()
      """
    #expect(try Python.run(program, [estate.path], importing: ["sqlite3", "shutil"]).status == 0)
    let report = try await estate.audit()
    let found = try report.caches.map { cache in
      let content = try cache.result.get()
      return "\(estate.name(cache)) \(content.kind?.rawValue ?? "") \(content.tiles)"
    }
    #expect(found.sorted() == ["a.mbtiles mbtiles 21", "b.pmtiles pmtiles 21", "c.gpkg geopackage 21", "d folders 21"])
  }

  @Test("A forecast is calibrated with each store", arguments: Conversion.everyTarget + [("folders", "d")])
  func calibrated(target: Conversion.Target) async throws {
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: estate.folder.path(target.name), as: target.form)
    let calibration = try TileSizeCalibration(FilePath(estate.folder.path(target.name)))
    let size = try SmallCache.tile("tile.jpg").count
    #expect(calibration.tiles == 21)
    #expect(calibration.levels.map(\.number) == [0, 1, 2] && calibration.levels.map(\.tiles) == [1, 4, 16])
    // All tiles have one size, so every part of them has it too, within the width of a class of sizes.
    #expect(abs(Double(calibration.quantile(0.5)) / Double(size) - 1) < 0.1)
  }
}
