import CacheOpening
import Foundation
import JobSupport
import SchemeFormats
import SystemPackage
import TestSupport
import Testing

private let hasMapProxy = Python.has("mapproxy.cache.compact")

@Suite("Conversions, read by MapProxy", .tags(.peer), .enabled(if: hasMapProxy, "Python has no MapProxy"))
struct MapProxyReadingTests {
  @Test("MapProxy's compact cache reads every tile of both formats unchanged", arguments: ["legacy", "ready-to-serve"])
  func same(form: String) async throws {
    let folder = try TemporaryDirectory()
    var contents = try SmallCache.world
    contents[.init(2, 0, 3)] = try SmallCache.tile("png32.png")
    let cache = try SmallCache(contents, storage: .compactV1, format: "MIXED")
    try await Conversion.run(cache.path, to: folder.path("out"), as: form)
    let tiles = folder.path("out/\(form == "legacy" ? "_alllayers" : "tile")")
    let run = try Python.run(Self.script, [tiles], importing: ["mapproxy.cache.compact", "mapproxy.cache.tile"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try JSONDecoder().decode([String: String].self, from: run.output) == Python.tiles(of: cache.path))
  }

  @Test(
    "MapProxy serves every tile byte for byte from the written mapproxy.yaml", arguments: ["JPEG", "MIXED"],
    [false, true])
  func served(format: String, isReady: Bool) async throws {
    let folder = try TemporaryDirectory()
    var contents = try SmallCache.world
    if format == "MIXED" { contents[.init(2, 0, 3)] = try SmallCache.tile("png32.png") }
    let cache = try SmallCache(contents, storage: .compactV2, format: format)
    var path = cache.path
    if isReady {
      path = folder.path("ready")
      try await Conversion.run(cache.path, to: path, as: "ready-to-serve")
    }
    let opened = try SchemeOpener.open(FilePath(path))
    let conversion = try SchemeConversion(opened, to: .file(MapProxyFormat()))
    let text = try #require(conversion.files.first).bytes
    try Data(text).write(to: URL(filePath: "\(path)/mapproxy.yaml"))
    let served = try MapProxyServer.tiles(of: "\(path)/mapproxy.yaml", suffix: format == "JPEG" ? "jpeg" : "png")
    #expect(try served == Python.tiles(of: cache.path))
  }

  private static let script = """
    import sys, json, hashlib
    from mapproxy.cache.compact import CompactCacheV2
    from mapproxy.cache.tile import Tile
    cache = CompactCacheV2(sys.argv[1])
    found = {}
    for level in range(3):
        for row in range(1 << level):
            for column in range(1 << level):
                tile = Tile((column, row, level))
                assert cache.load_tile(tile)
                # Its name before MapProxy 7 was source_buffer.
                data = getattr(tile, 'image_result_buffer', None) or tile.source_buffer
                data = data().read()
                found[f'{level}/{row}/{column}'] = hashlib.sha256(data).hexdigest()
    print(json.dumps(found))
    """
}
