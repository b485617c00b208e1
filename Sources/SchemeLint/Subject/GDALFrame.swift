import SchemeFormats
import SourceText
import TilingSchemes

/// The area that GDAL reads as the raster of a cache, and the levels that it reads.
///
/// Neither conf.xml nor root.json states where a grid ends, so GDAL assumes the point with the opposite signs of the tile
/// origin. A TileEnd in conf.xml, which only GDAL knows, replaces it (`Reference/other-programs.md#gdal-the-esric-driver`).
struct GDALFrame {
  let origin: MapPoint
  /// The lower right corner.
  let end: MapPoint
  /// Whether a TileEnd states the end.
  let isStated: Bool
  /// The indexes of the levels that GDAL reads: all of a conf.xml, and those from minLOD to maxLOD of a root.json.
  let levels: [Int]

  /// - Returns: `nil` if GDAL does not read such a document, as that of a service, or the scheme could not be read.
  init?(_ subject: LintSubject) {
    guard let scheme = subject.scheme, let main = subject.opened.documents.first?.document else { return nil }
    switch main.format.form {
    case .legacy: levels = Array(scheme.levels.indices)
    case .readyToServe:
      let limits = (first: subject.model.minLOD ?? .min, last: subject.model.maxLOD ?? .max)
      levels = scheme.levels.indices.filter {
        scheme.levels[$0].number >= limits.first && scheme.levels[$0].number <= limits.last
      }
    case nil: return nil
    }
    origin = scheme.origin
    let stated = main.xml.flatMap { Self.tileEnd($0.root) }
    isStated = stated != nil
    end = stated ?? MapPoint(x: -origin.x, y: -origin.y)
  }

  private static func tileEnd(_ root: XMLElement) -> MapPoint? {
    let scheme = root.isNamed("TileCacheInfo") ? root : root.children.first { $0.isNamed("TileCacheInfo") }
    guard let end = scheme?.children.first(where: { $0.isNamed("TileEnd") }),
      let x = end.children.first(where: { $0.isNamed("X") })?.decimalValue,
      let y = end.children.first(where: { $0.isNamed("Y") })?.decimalValue
    else { return nil }
    return MapPoint(x: x, y: y)
  }

  /// Whether the end is to the left of or above the origin, so that GDAL finds no raster at any level.
  var isEmpty: Bool { end.x <= origin.x || end.y >= origin.y }
}
