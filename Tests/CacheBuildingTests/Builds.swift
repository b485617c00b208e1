import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import CacheOpening
@testable import TileStores
@testable import TilingSchemes

/// Builds of small caches, and what is in them.
enum Builds {
  /// Creates a cache directory without tiles: Web Mercator, PNG32, around the rasters of `Rasters`.
  ///
  /// - Returns: the folder that contains conf.xml.
  static func emptyCache(
    in folder: TemporaryDirectory, levels: String = "11-15", form: String = "false",
    extent: String = "1669000,6228000,1676000,6234000"
  ) async throws -> FilePath {
    let texts = OptionTexts([
      .cacheDirectory: folder.url.path, .name: "Map", .predefined: "arcgis-online", .levels: levels, .crs: "3857",
      .extent: extent, .tileFormat: "PNG32", .readyToServeFormat: form,
    ])
    var request = CreationRequest(PlanRequest(texts))
    request.configuration = .none
    return try await request.run().cache
  }

  /// A request for the tiles of an existing cache.
  static func request(_ cache: FilePath, _ rasters: String...) -> BuildRequest {
    var request = BuildRequest(.existing(cache), from: rasters.map { FilePath($0) })
    request.configuration = .none
    return request
  }

  /// A request for a new package, database or directory.
  static func newRequest(
    _ path: String, _ store: any TileStore, _ rasters: [String], levels: String? = "11-15", format: String? = "PNG32"
  ) -> BuildRequest {
    let texts: [CreateOption: String?] = [.predefined: "arcgis-online", .levels: levels, .tileFormat: format]
    var request = BuildRequest(
      .new(
        FilePath(path), store: store, scheme: PlanRequest(OptionTexts(texts.compactMapValues { $0 })), existing: .kept),
      from: rasters.map { FilePath($0) })
    request.configuration = .none
    return request
  }

  /// A tile, for dictionaries.
  struct Place: Hashable {
    let level: Int
    let row: Int
    let column: Int
  }

  /// The bytes of all tiles of a cache or package.
  static func tiles(_ path: FilePath) throws -> [Place: [UInt8]] {
    var tiles: [Place: [UInt8]] = [:]
    for packet in try CacheOpener.open(path).packets {
      let reader = try packet.open()
      try reader.read(try reader.index().tiles) { tile, bytes, _ in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        tiles[Place(level: packet.level, row: place.row, column: place.column)] = Array(bytes)
      }
    }
    return tiles
  }

  /// All files below a directory, with their bytes.
  static func files(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[name] = try Data(contentsOf: URL(filePath: file))
    }
    return files
  }
}
