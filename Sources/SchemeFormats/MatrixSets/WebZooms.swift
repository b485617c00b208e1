import CoordinateSystems
import Diagnostics
import SourceText
package import TilingSchemes

/// The grid of web maps: Web Mercator, where zoom z divides the square world into 2^z × 2^z tiles.
///
/// TileJSON and MapLibre know only this grid, so a scheme fits or is refused.
package struct WebZooms: Sendable {
  /// The zoom of each level, in the order of the scheme.
  package let zooms: [Int]
  /// The width and height of a tile, in pixels.
  package let tileSize: Int
  /// The full extent in degrees.
  package let extent: Envelope?

  /// - Throws: `WritingError` with the value that does not fit.
  package init(_ model: CacheDescription, for format: String) throws(WritingError) {
    guard let scheme = model.scheme, !scheme.levels.isEmpty else {
      throw WritingError("\(format) needs a tiling scheme with levels, and the input has none")
    }
    guard let reference = scheme.spatialReference ?? model.spatialReference, reference.isWebMercator else {
      throw WritingError("\(format) can state only tiles in Web Mercator, and the input has another coordinate system")
    }
    let half = WebMercator.halfWidth
    guard (scheme.origin.x + half).magnitude < 1, (scheme.origin.y - half).magnitude < 1, !scheme.variesByLevel else {
      throw WritingError(
        "\(format) can state only tiles that begin at the corner of the world, -20037508.34, 20037508.34, but the "
          + "tile origin is \(DecimalNumber.shortest(scheme.origin.x)), \(DecimalNumber.shortest(scheme.origin.y))"
          as Message)
    }
    guard scheme.tileWidth == scheme.tileHeight else {
      throw WritingError("\(format) needs square tiles, but the tiles are not square")
    }
    var zooms: [Int] = []
    for level in scheme.levels {
      let count = 2 * half / (level.resolution * Double(scheme.tileWidth))
      let zoom = count.isFinite && count > 0.5 ? Int(count.exponent) + (count.significand > 1.5 ? 1 : 0) : -1
      guard (0...30).contains(zoom), (count / Double(sign: .plus, exponent: zoom, significand: 1) - 1).magnitude < 1e-6
      else {
        throw WritingError(
          "\(format) can state only zooms, at which the world is 2^z tiles wide, but level \(level.number) has "
            + "\(DecimalNumber.shortest(count, significantDigits: 8)) tiles" as Message)
      }
      zooms.append(zoom)
    }
    self.zooms = zooms
    tileSize = scheme.tileWidth
    extent = model.fullExtent?.inWGS84(assuming: reference)
  }
}
