import TilingSchemes

/// The part of the map that an image shows, and the conversion of its pixels to map units.
struct MapWindow: Sendable {
  /// The resolution in map units per pixel, the same in both directions.
  let unitsPerPixel: Double
  private let left: Double
  private let top: Double

  /// The share of the image that the extent fills in its longer direction.
  private static let filledShare = 0.8

  /// - Parameters:
  ///   - extent: the extent to show.
  ///   - width: the width of the image in pixels.
  ///   - height: the height of the image in pixels.
  ///   - minimumUnitsPerPixel: the finest resolution, which is used for an extent without width and height.
  init(around extent: Envelope, width: Int, height: Int, minimumUnitsPerPixel: Double) {
    let fitting = max(extent.width / Double(width), extent.height / Double(height)) / Self.filledShare
    unitsPerPixel = max(fitting, minimumUnitsPerPixel)
    left = (extent.xMin + extent.xMax - Double(width) * unitsPerPixel) / 2
    top = (extent.yMin + extent.yMax + Double(height) * unitsPerPixel) / 2
  }

  /// The map coordinates of the middle of a pixel.
  func point(column: Int, row: Int) -> MapPoint {
    MapPoint(x: left + (Double(column) + 0.5) * unitsPerPixel, y: top - (Double(row) + 0.5) * unitsPerPixel)
  }

  /// The distance of a pixel from the extent, in pixels; negative inside the extent.
  func pixelsOutside(_ extent: Envelope, column: Int, row: Int) -> Double {
    let point = point(column: column, row: row)
    return max(extent.xMin - point.x, point.x - extent.xMax, extent.yMin - point.y, point.y - extent.yMax)
      / unitsPerPixel
  }
}
