import FileAccess
import TileStores

/// Answers requests for tiles, which are almost all requests.
struct TileDoor: Sendable {
  private let settings: ServerSettings
  /// The headers that depend on the type alone, put together once, in the order of the types.
  private let headers: [ResponseHeaders]
  private let cacheControl: ResponseHeaders

  init(_ settings: ServerSettings) {
    self.settings = settings
    headers = TileSignature.allCases.map { signature in
      var headers = ResponseHeaders("Content-Type", signature.mediaType)
      headers.add("X-Content-Type-Options", "nosniff")
      return headers
    }
    cacheControl = ResponseHeaders(
      "Cache-Control", settings.maxAge > 0 ? "max-age=\(settings.maxAge)" : "no-cache")
  }

  /// - Parameters:
  ///   - source: `.memory` if nobody may wait.
  ///   - common: the headers that say who may read the answer.
  ///   - absent: the answer for a tile that the cache does not have.
  /// - Returns: `nil` if the answer has to be read from a disk and `source` is `.memory`.
  func answer(
    _ cache: ServedCache, _ place: Route.TilePlace, _ headers: RequestHeaders, from source: ReadingSource,
    common: ResponseHeaders, absent: () -> ServerResponse
  ) -> ServerResponse? {
    do {
      let found: TileSource.Found
      switch try cache.tiles.find(level: place.level, row: place.row, column: place.column, from: source) {
      case .found(let tile): found = tile
      case .onDisk: return nil
      case .missing: return missing(cache, common, absent)
      }
      let tag = EntityTag.text(found.version)
      var lines = ResponseHeaders(capacity: 320)
      lines.add("ETag", tag)
      lines.add(cacheControl)
      lines.add(common)
      // The bytes are not read for a client that has them.
      if EntityTag.matches(headers.ifNoneMatch, tag) { return ServerResponse(.notModified, headers: lines) }
      switch try cache.tiles.bytes(of: found, from: source) {
      case .found(let bytes):
        lines.add("Last-Modified", found.modified)
        lines.add(self.headers[bytes.withUnsafeBytes(TileSignature.init).rawValue])
        return ServerResponse(.ok, headers: lines, body: bytes)
      case .onDisk: return nil
      case .missing: return missing(cache, common, absent)
      }
    } catch {
      // The file became shorter, or cannot be read any more. `verify` explains it; a client only needs to go on.
      return absent()
    }
  }

  private func missing(
    _ cache: ServedCache, _ common: ResponseHeaders, _ absent: () -> ServerResponse
  ) -> ServerResponse {
    switch settings.missingTile {
    case .notFound: return absent()
    case .noContent: return ServerResponse(.noContent, headers: common)
    case .transparent:
      guard let scheme = cache.grid.model.scheme, (1...4096).contains(scheme.tileWidth),
        (1...4096).contains(scheme.tileHeight)
      else { return absent() }
      var lines = ResponseHeaders("Content-Type", "image/png")
      // ArcGIS's own header for a tile that is not in the cache.
      lines.add("blank-tile", "true")
      lines.add("Cache-Control", "no-cache")
      lines.add(common)
      return ServerResponse(
        .ok, headers: lines, body: PNGEncoder.transparent(width: scheme.tileWidth, height: scheme.tileHeight))
    }
  }
}
