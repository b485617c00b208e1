import Foundation
import TestSupport
import Testing
import TileSchemeKit

/// A server in this process, and requests to it without a network.
struct Served {
  let server: CacheServer

  init(_ paths: [String], _ change: (inout ServerSettings) -> Void = { _ in }) throws {
    var settings = ServerSettings()
    change(&settings)
    server = try CacheServer(paths.map { FilePath($0) }, settings: settings)
  }

  init(_ cache: SmallCache, _ change: (inout ServerSettings) -> Void = { _ in }) throws {
    try self.init([cache.path], change)
  }

  func get(
    _ target: String, _ method: ServerRequest.Method = .get, _ change: (inout RequestHeaders) -> Void = { _ in }
  ) -> ServerResponse {
    var headers = RequestHeaders()
    headers.host = "localhost:8080"
    change(&headers)
    return server.answer(ServerRequest(method, target, headers: headers))
  }

  func json(_ target: String) throws -> [String: Any] {
    let response = get(target)
    return try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
  }
}

extension SmallCache {
  /// The world at levels 0 to 2 in Web Mercator. Each tile has other bytes, so that a wrong place is noticed.
  static func distinct() throws -> [Place: Data] {
    try world.reduce(into: [:]) { tiles, tile in
      tiles[tile.key] = tile.value + Data("\(tile.key.level)/\(tile.key.row)/\(tile.key.column)".utf8)
    }
  }
}
