import CoordinateSystems
import TilingSchemes

/// The zooms of the square grid of Web Mercator that the levels of a scheme are.
struct WebMercatorZooms: Sendable {
  /// For each level of the scheme.
  let zooms: [Int: Int]
  /// The rows and columns that each level has.
  var limits: [Int: TileRange] { zooms.mapValues { TileRange(rows: 0..<1 << $0, columns: 0..<1 << $0) } }

  /// - Throws: `PlanningError` where a level is none, and says why.
  init(_ model: CacheDescription) throws(PlanningError) {
    guard let scheme = model.scheme else { throw .failed("there is no tiling scheme") }
    let reference = scheme.spatialReference ?? model.spatialReference
    guard reference?.isSameSystem(as: WebMercator.reference) == .same else {
      throw .failed("MBTiles holds Web Mercator only, and this cache is in another coordinate system")
    }
    guard scheme.tileWidth == scheme.tileHeight else { throw .failed("MBTiles holds square tiles only") }
    let finest = scheme.levels.map(\.resolution).min() ?? 1
    let corner = MapPoint(x: -WebMercator.halfWidth, y: WebMercator.halfWidth)
    let offset = scheme.originOffset(from: corner, resolution: finest)
    guard offset < 0.5 else {
      throw .failed(
        "MBTiles begins at -20037508.342789, 20037508.342789, and the tile origin is \(offset.rounded()) pixels from it"
      )
    }
    var zooms: [Int: Int] = [:]
    for level in scheme.levels {
      let tilesAcross = 2 * WebMercator.halfWidth / scheme.tileWidthInMapUnits(at: level)
      guard let zoom = (0...30).first(where: { abs(Double(1 << $0) / tilesAcross - 1) < 1e-7 }) else {
        throw .failed(
          "level \(level.level) has \(tilesAcross) tiles across the world; a zoom of MBTiles has 1, 2, 4, 8 and so on")
      }
      zooms[level.level] = zoom
    }
    self.zooms = zooms
  }
}
