/// The rectangle of a raster that a pixel of a level covers.
///
/// For a raster that is turned, it is as wide and as high as the covered parallelogram is in the mean of both directions, so
/// that the areas are nearly equal.
struct PixelFootprint {
  /// Half of its width, in pixels of the raster.
  let halfWidth: Double
  /// Half of its height, in pixels of the raster.
  let halfHeight: Double

  /// No area: methods that use single pixels around the position need none.
  static let point = PixelFootprint(halfWidth: 0, halfHeight: 0)

  init(halfWidth: Double, halfHeight: Double) {
    self.halfWidth = halfWidth
    self.halfHeight = halfHeight
  }

  /// - Parameters:
  ///   - origin: the position of a pixel.
  ///   - east: the position `distance` pixels to the east of it.
  ///   - south: the position `distance` pixels to the south of it.
  ///   - distance: in pixels of the level.
  init(_ origin: CellGrid.Place, east: CellGrid.Place, south: CellGrid.Place, distance: Double) {
    func length(_ first: Double, _ second: Double) -> Double {
      let sum = ((first * first + second * second).squareRoot() / distance) / 2
      return sum.isFinite ? sum : 0
    }
    halfWidth = length(east.x - origin.x, south.x - origin.x)
    halfHeight = length(east.y - origin.y, south.y - origin.y)
  }

  /// Not more than a number of pixels in each direction.
  func limited(to half: Double) -> PixelFootprint {
    PixelFootprint(halfWidth: min(halfWidth, half), halfHeight: min(halfHeight, half))
  }

  /// The pixels beyond the position that are read.
  var margin: Int { Int(min(max(halfWidth, halfHeight), 1e6).rounded(.up)) }
}
