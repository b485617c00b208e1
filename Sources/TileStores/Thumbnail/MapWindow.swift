import TilingSchemes

/// A part of the map as an image of a number of pixels.
struct MapWindow: Sendable {
  let unitsPerPixel: Double
  private let left: Double
  private let top: Double

  /// The share of the image that an extent fills on its longer side.
  private static let filledShare = 0.8

  /// - Parameters:
  ///   - width: in pixels.
  ///   - height: in pixels.
  ///   - minimumUnitsPerPixel: for an extent that has no size.
  init(around extent: Envelope, width: Int, height: Int, minimumUnitsPerPixel: Double) {
    let fitting = max(extent.width / Double(width), extent.height / Double(height)) / Self.filledShare
    unitsPerPixel = max(fitting, minimumUnitsPerPixel)
    left = (extent.xMin + extent.xMax - Double(width) * unitsPerPixel) / 2
    top = (extent.yMin + extent.yMax + Double(height) * unitsPerPixel) / 2
  }

  /// The middle of a pixel.
  func point(column: Int, row: Int) -> MapPoint {
    MapPoint(x: left + (Double(column) + 0.5) * unitsPerPixel, y: top - (Double(row) + 0.5) * unitsPerPixel)
  }

  /// How far a pixel lies outside of an extent, in pixels; negative within it.
  func pixelsOutside(_ extent: Envelope, column: Int, row: Int) -> Double {
    let point = point(column: column, row: row)
    return max(extent.xMin - point.x, point.x - extent.xMax, extent.yMin - point.y, point.y - extent.yMax)
      / unitsPerPixel
  }
}
