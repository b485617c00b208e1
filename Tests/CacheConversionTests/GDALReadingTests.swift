import Foundation
import JobSupport
import TestSupport
import Testing

private let hasRasterio = Python.has("rasterio")

@Suite("Conversions, read by GDAL", .tags(.peer), .enabled(if: hasRasterio, "Python has no rasterio"))
struct GDALReadingTests {
  /// GDAL's checksum of the first band at each level that it finds.
  private func checksums(_ path: String) throws -> [String: Int] {
    let run = try Python.run(Self.script, [path], importing: ["rasterio"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode([String: Int].self, from: run.output)
  }

  @Test(
    "A package and both directories have the checksums of the source at every level",
    arguments: Conversion.targets.filter { $0.form != "exploded" })
  func same(target: Conversion.Target) async throws {
    let folder = try TemporaryDirectory()
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 2)] = nil
    let cache = try SmallCache(tiles)
    // GDAL reads a bundle below conf.xml only if its header has a record count.
    for level in 0...2 { try cache.change(cache.bundle(level)) { $0.replaceSubrange(4..<8, with: [0, 64, 0, 0]) } }
    let before = try checksums(cache.file("conf.xml").path)
    #expect(before.count == 3)
    let out = folder.path(target.name)
    try await Conversion.run(cache.path, to: out, as: target.form)
    switch target.form {
    case "legacy": #expect(try checksums("\(out)/conf.xml") == before)
    case "ready-to-serve": #expect(try checksums("\(out)/root.json") == before)
    default: #expect(try checksums(out) == before)
    }
  }

  @Test(
    "The levels of real caches have the same checksums in every form that GDAL opens",
    .needsCorpus,
    arguments: ["packages/Usa.tpkx", "packages/wgs84.tpkx", "caches/esri-compact-v2"])
  func real(name: String) async throws {
    let path = try Corpus.file(name).path
    let before = try checksums(name.hasPrefix("caches") ? "\(path)/conf.xml" : path)
    let folder = try TemporaryDirectory()
    for (form, file) in [("tpkx", "a.tpkx"), ("ready-to-serve", "b/root.json"), ("legacy", "c/conf.xml")] {
      let out = folder.path(String(file.prefix { $0 != "/" }))
      try await Conversion.run(path, to: out, as: form)
      do {
        let after = try checksums(folder.path(file))
        let common = Set(before.keys).intersection(after.keys)
        #expect(common.count >= 3)
        for level in common { #expect(after[level] == before[level], "\(form) \(level)") }
      } catch let error as Unreadable {
        // GDAL reads all levels in conf.xml, and the finest of 24 levels has more pixels than GDAL can count.
        #expect(form == "legacy" && error.message.contains("Too many levels"), "\(error.message)")
      }
    }
  }

  @Test("MBTiles opens, with the size and the extent of the world")
  func database() async throws {
    let cache = try SmallCache(SmallCache.world)
    let out = cache.folder.path("a.mbtiles")
    try await Conversion.run(cache.path, to: out)
    #expect(Set(try checksums(out).keys) == ["1024x1024", "512x512", "256x256"])
  }

  private static let script = """
    import json, sys, warnings, rasterio, zlib
    warnings.filterwarnings('ignore')
    with rasterio.open(sys.argv[1]) as whole: factors = [1] + whole.overviews(1)
    found = {}
    for number, factor in enumerate(factors):
        options = {} if number == 0 else {'OVERVIEW_LEVEL': number - 1}
        with rasterio.open(sys.argv[1], **options) as level:
            if level.width * level.height > 30_000_000: continue
            found[f'{level.width}x{level.height}'] = zlib.crc32(level.read(1).tobytes())
    print(json.dumps(found))
    """
}
