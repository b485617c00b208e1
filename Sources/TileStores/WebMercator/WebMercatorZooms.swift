import CoordinateSystems
import TilingSchemes

/// The zooms of the Web Mercator square that correspond to the levels of a scheme.
///
/// The resolution decides, not the level number: level 0 of a package can be zoom 2.
struct WebMercatorZooms: Sendable {
  /// The zoom for each level number of the scheme.
  let zooms: [Int: Int]
  /// The rows and columns of the square at each level of the scheme: 2^zoom each.
  var limits: [Int: TileRange] { zooms.mapValues { TileRange(rows: 0..<1 << $0, columns: 0..<1 << $0) } }

  /// - Parameter store: the name of the store in messages, such as `MBTiles`.
  /// - Throws: `TileStoreError.grid`, with the reason, if the scheme does not fit the square.
  init(_ model: CacheDescription, for store: String) throws(TileStoreError) {
    func obstacle(_ obstacle: TileStoreError.GridObstacle) -> TileStoreError { .grid(store: store, obstacle) }
    guard let scheme = model.scheme else { throw obstacle(.noScheme) }
    let reference = scheme.spatialReference ?? model.spatialReference
    guard reference?.isSameSystem(as: WebMercator.reference) == .same else {
      throw obstacle(.coordinateSystem("Web Mercator", own: reference?.resolveSystem()?.name))
    }
    guard scheme.tileWidth == scheme.tileHeight else { throw obstacle(.tilesNotSquare) }
    let finest = scheme.levels.map(\.resolution).min() ?? 1
    let corner = MapPoint(x: -WebMercator.halfWidth, y: WebMercator.halfWidth)
    let offset = scheme.originOffset(from: corner, resolution: finest)
    // Many schemes have a truncated origin; less than half a pixel of the finest level is hardly visible.
    guard offset < 0.5 else {
      throw obstacle(.origin("-20037508.342789, 20037508.342789", offsetPixels: offset))
    }
    var zooms: [Int: Int] = [:]
    // Within 1e-7, because the resolutions of ArcGIS Online itself differ from exact halves in the last digits.
    for level in scheme.levels {
      let tilesAcross = 2 * WebMercator.halfWidth / scheme.tileWidthInMapUnits(at: level)
      guard let zoom = (0...30).first(where: { abs(Double(1 << $0) / tilesAcross - 1) < 1e-7 }) else {
        throw obstacle(.level(level.number, tilesAcross: tilesAcross))
      }
      zooms[level.number] = zoom
    }
    self.zooms = zooms
  }
}
