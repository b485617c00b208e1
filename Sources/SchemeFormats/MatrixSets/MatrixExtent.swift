import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// The extent from which the sizes of matrices are counted. Esri's formats state none, and ArcGIS Server counts them
/// from the full extent as well (`Reference/open-formats.md#matrix-sizes`).
struct MatrixExtent {
  /// The extent to state.
  let extent: Envelope
  /// The rectangle that the matrices contain: the world for grids of the world, otherwise `extent`.
  let grid: Envelope
  private(set) var notices: [Message] = []

  init(
    _ model: CacheDescription, _ scheme: TilingScheme, _ reference: SpatialReference, for format: String
  ) throws(WritingError) {
    let world = Self.world(scheme, reference)
    if let stated = model.fullExtent ?? model.initialExtent {
      if let own = stated.spatialReference, reference.isSameSystem(as: own, asking: .builtInTable) == .different {
        throw WritingError(
          "\(format) needs an extent in the coordinate system of the scheme, but that of the input is in "
            + "\(own.displayName); give one with \(parameter: .tileExtent) xmin,ymin,xmax,ymax")
      }
      extent = stated
      grid = world.map { $0.union(stated) } ?? stated
      if stated.xMin < scheme.origin.x - 1e-6 * stated.width || stated.yMax > scheme.origin.y + 1e-6 * stated.height {
        notices.append("the extent begins left of or above the tile origin; tiles there have no numbers in \(format)")
      }
    } else if let world {
      extent = world
      grid = world
    } else if let area = Self.area(reference) {
      extent = area
      grid = area
      notices.append(
        "the input has no extent; the sizes of the matrices are those of the area in which the coordinate system "
          + "\(reference.displayName) is used")
    } else {
      throw WritingError(
        "\(format) needs an extent for the sizes of its matrices, and the input has none; give one with "
          + "\(parameter: .tileExtent) xmin,ymin,xmax,ymax")
    }
  }

  /// The extent as text for messages.
  var words: String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(DecimalNumber.shortest).joined(separator: ", ")
  }

  /// The world, if the grid begins at its corner: the matrices then have the sizes of a grid that clients know.
  private static func world(_ scheme: TilingScheme, _ reference: SpatialReference) -> Envelope? {
    let half = WebMercator.halfWidth
    if reference.isWebMercator, (scheme.origin.x + half).magnitude < 0.01, (scheme.origin.y - half).magnitude < 0.01 {
      // The last digits of the origin are kept, because Esri's and OGC's differ.
      let (x, y) = (scheme.origin.x, scheme.origin.y)
      return Envelope(xMin: x, yMin: -y, xMax: -x, yMax: y, spatialReference: reference)
    }
    if reference.isWGS84, scheme.origin.x == -180, scheme.origin.y == 90 {
      return Envelope(xMin: -180, yMin: -90, xMax: 180, yMax: 90, spatialReference: reference)
    }
    return nil
  }

  /// The area of use of a system in its own coordinates; PROJ knows it.
  private static func area(_ reference: SpatialReference) -> Envelope? {
    guard let degrees = reference.areaOfUse, degrees.xMin < degrees.xMax,
      let transform = CoordinateTransform(from: .wgs84, to: reference), var area = transform.extent(degrees),
      area.isFinite, area.xMin < area.xMax
    else { return nil }
    area.spatialReference = reference
    return area
  }
}
