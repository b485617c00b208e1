import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

private let hasMapProxy = Python.has("mapproxy.cache.file")

/// The folders of `--to folders` and the file caches of MapProxy are the same files: `xyz` and `tms` are its layout `tms`,
/// with rows from the north or the south, and `arcgis` is its layout `arcgis`.
@Suite("Folders of tiles and MapProxy", .tags(.peer), .enabled(if: hasMapProxy, "Python has no MapProxy"))
struct MapProxyFolderTests {
  /// A layout of ours and of MapProxy.
  struct Layout: Sendable, CustomTestStringConvertible {
    let naming: FolderNaming
    let name: String
    let origin: String
    var testDescription: String { naming.rawValue }
  }

  private static let layouts = [
    Layout(naming: .columnRow, name: "tms", origin: "nw"),
    Layout(naming: .columnRowFromSouth, name: "tms", origin: "sw"),
    Layout(naming: .arcGIS, name: "arcgis", origin: "nw"),
  ]

  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A cache whose tiles all differ: a comment in the JPEG contains the place.
  private func cache() throws -> SmallCache {
    let jpeg = try SmallCache.tile("tile.jpg")
    var tiles: [SmallCache.Place: Data] = [:]
    for place in try SmallCache.world.keys {
      let comment = Data([0xFF, 0xFE, 0, 5, UInt8(place.level), UInt8(place.row), UInt8(place.column)])
      tiles[place] = jpeg.prefix(2) + comment + jpeg.dropFirst(2)
    }
    return try SmallCache(tiles)
  }

  @Test("MapProxy serves every tile of our folders byte for byte", arguments: layouts)
  func served(_ layout: Layout) async throws {
    let cache = try cache()
    let request = ConversionRequest(
      .cache(FilePath(cache.path)), to: FilePath(folder.path("tiles")),
      as: .new(FoldersStore(naming: layout.naming), existing: .kept, leftovers: .removed))
    _ = try await CacheConverter(request).convert()
    // MapProxy calls its files “jpeg”. Its option for another suffix came in version 2, but not for all layouts.
    let rename = "find \(folder.path("tiles")) -name '*.jpg' -exec sh -c 'mv \"$1\" \"${1%.jpg}.jpeg\"' - {} ';'"
    #expect(try CommandRun("sh", ["-c", rename]).status == 0)
    let settings = """
      services: {wmts: {}}
      layers: [{name: l, title: l, sources: [c]}]
      caches: {c: {grids: [g], sources: [], format: image/jpeg,
        cache: {type: file, directory: "\(folder.path("tiles"))", directory_layout: \(layout.name)}}}
      grids: {g: {base: GLOBAL_WEBMERCATOR, origin: \(layout.origin)}}
      """
    let path = try folder.write(settings, "mapproxy.yaml")
    #expect(try MapProxyServer.tiles(of: path, suffix: "jpeg") == Python.tiles(of: cache.path))
  }

  @Test("The folders that MapProxy writes are read, every tile byte for byte", arguments: layouts)
  func written(_ layout: Layout) async throws {
    let cache = try cache()
    try await Conversion.run(cache.path, to: folder.path("flat.mbtiles"))
    let run = try Python.run(
      Self.writer, [folder.path("flat.mbtiles"), folder.path("mapproxy"), layout.name, layout.origin],
      importing: ["mapproxy.cache.file", "sqlite3"])
    #expect(run.status == 0, "\(run.errors)")
    let request = ConversionRequest(
      .folders(FilePath(folder.path("mapproxy")), naming: layout.naming, scheme: .builtIn("arcgis-online")),
      to: FilePath(folder.path("back.tpkx")), as: .new(PackageStore(), existing: .kept, leftovers: .removed))
    _ = try await CacheConverter(request).convert()
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
  }

  /// Stores the rows of a database, which count from the south, with the file cache of MapProxy.
  private static let writer = """
    import sys, io, sqlite3
    from mapproxy.cache.file import FileCache
    from mapproxy.cache.tile import Tile
    from mapproxy.image.opts import ImageOptions
    try:
        from mapproxy.image import ImageResult
    except ImportError:
        from mapproxy.image import ImageSource as ImageResult
    database, path, layout, origin = sys.argv[1:]
    cache = FileCache(path, 'jpeg', directory_layout=layout)
    rows = 'SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles'
    for zoom, column, row, data in sqlite3.connect(database).execute(rows):
        tile = Tile((column, row if origin == 'sw' else (1 << zoom) - 1 - row, zoom))
        image = ImageResult(io.BytesIO(data), image_opts=ImageOptions(format='image/jpeg'))
        if hasattr(tile, 'image_result'):
            tile.image_result = image
        else:
            tile.source = image
        cache.store_tile(tile)
    """
}
