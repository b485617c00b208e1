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
    let run = try Python.run(
      Self.server, ["\(path)/mapproxy.yaml", format == "JPEG" ? "jpeg" : "png"], importing: ["mapproxy.wsgiapp"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try JSONDecoder().decode([String: String].self, from: run.output) == Python.tiles(of: cache.path))
  }

  /// Asks MapProxy for every tile of levels 0 to 2 by the WMTS, without a network.
  private static let server = """
    import sys, json, hashlib, io, yaml
    from mapproxy.wsgiapp import make_wsgi_app
    app = make_wsgi_app(sys.argv[1])
    settings = yaml.safe_load(open(sys.argv[1]))
    layer, grid = settings['layers'][0]['name'], list(settings['grids'])[0]
    def get(path):
        answer = {}
        environment = {'REQUEST_METHOD': 'GET', 'PATH_INFO': path, 'QUERY_STRING': '', 'SCRIPT_NAME': '',
                       'SERVER_NAME': 'localhost', 'SERVER_PORT': '80', 'HTTP_HOST': 'localhost',
                       'wsgi.url_scheme': 'http', 'wsgi.input': io.BytesIO(), 'wsgi.errors': sys.stderr}
        body = b''.join(app(environment, lambda status, headers, *more: answer.update(status=status)))
        assert answer['status'].startswith('200'), answer['status'] + path
        return body
    found = {}
    for level in range(3):
        for row in range(1 << level):
            for column in range(1 << level):
                body = get(f'/wmts/{layer}/{grid}/{level:02d}/{column}/{row}.{sys.argv[2]}')
                found[f'{level}/{row}/{column}'] = hashlib.sha256(body).hexdigest()
    print(json.dumps(found))
    """

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
