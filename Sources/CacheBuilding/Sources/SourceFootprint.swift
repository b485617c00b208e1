package import TilingSchemes

/// The place of a raster in the coordinates of a scheme.
package struct SourceFootprint: Sendable {
  /// The rectangles that contain all pixels: two if the raster crosses the edge of the world.
  package let extents: [Envelope]
  /// The number of source pixels for each map unit in the middle of the raster, in one direction.
  package let pixelsPerUnit: Double

  /// The number of places along each side, and of rows and columns inside.
  private static let density = 64

  /// - Parameters:
  ///   - target: the coordinate system of the scheme, as GDAL reads it.
  ///   - world: the width of the world in that system if its x repeats.
  /// - Throws: `SourceError` if the raster cannot be opened, or no place of it has coordinates in the system.
  package init(_ source: RasterSource, target: String, world: Double?) throws(SourceError) {
    let transformer = try SourceTransformer(source, RasterDataset(source.path), to: target)
    let width = Double(source.size.width)
    let height = Double(source.size.height)
    var x: [Double] = []
    var y: [Double] = []
    // Inside as well: the northernmost place of a polar raster is not on its edge.
    for row in 0...Self.density {
      for column in 0...Self.density {
        x.append(width * Double(column) / Double(Self.density))
        y.append(height * Double(row) / Double(Self.density))
      }
    }
    transformer.toMap(&x, &y)
    let places = zip(x, y).filter { $0.isFinite && $1.isFinite }
    guard var top = places.map(\.1).max(), var bottom = places.map(\.1).min(), !places.isEmpty else {
      throw SourceError(
        source.path, .refused(.noTransformation("no place of the raster has coordinates there")))
    }
    if let world {
      // Web Mercator ends at a square; the poles would be infinitely far beyond it.
      top = min(top, world / 2)
      bottom = max(bottom, -world / 2)
    }
    guard bottom < top else {
      throw SourceError(source.path, .refused(.noTransformation("the raster is beyond the edge of the world there")))
    }
    let (north, south) = (top, bottom)
    extents = Self.ranges(places.map(\.0), world: world).map { range in
      // The outermost places are between those that were transformed, so the rectangle is a little larger.
      let (dx, dy) = (range.upperBound - range.lowerBound, north - south)
      let margin = source.isUpright && source.isSameGrid(x, y) ? 0 : 1.0 / Double(Self.density * Self.density)
      let own = Envelope(
        xMin: range.lowerBound - margin * dx, yMin: south - margin * dy, xMax: range.upperBound + margin * dx,
        yMax: north + margin * dy)
      return world.map { world in
        Envelope(
          xMin: max(own.xMin, -world / 2), yMin: max(own.yMin, -world / 2), xMax: min(own.xMax, world / 2),
          yMax: min(own.yMax, world / 2))
      } ?? own
    }
    pixelsPerUnit = try Self.density(of: source, transformer)
  }

  /// The parts of the world that x-coordinates are in. A raster across the antimeridian has some at both ends.
  private static func ranges(_ x: [Double], world: Double?) -> [ClosedRange<Double>] {
    let sorted = x.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    guard let world, last - first > world / 2 else { return [first...last] }
    let gaps = zip(sorted, sorted.dropFirst()).enumerated().max {
      $0.element.1 - $0.element.0 < $1.element.1 - $1.element.0
    }
    guard let gap = gaps, gap.element.1 - gap.element.0 > world / 4 else { return [first...last] }
    // Up to the edge of the world, because the edge is between two places.
    return [-world / 2...gap.element.0, gap.element.1...world / 2]
  }

  private static func density(
    of source: RasterSource, _ transformer: SourceTransformer
  ) throws(SourceError) -> Double {
    let middle = (Double(source.size.width) / 2, Double(source.size.height) / 2)
    // One pixel in each direction; a raster that is one pixel wide has them as well.
    var x = [middle.0, middle.0 + 1, middle.0]
    var y = [middle.1, middle.1, middle.1 + 1]
    transformer.toMap(&x, &y)
    let area = ((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])).magnitude
    guard area.isFinite, area > 0 else {
      throw SourceError(source.path, .refused(.noTransformation("the middle of the raster has no coordinates there")))
    }
    return 1 / area.squareRoot()
  }
}

extension RasterSource {
  /// Whether the map coordinates of all places are those of the raster's own system, so that its edges are exact.
  fileprivate func isSameGrid(_ x: [Double], _ y: [Double]) -> Bool {
    guard let firstX = x.first, let firstY = y.first, let lastX = x.last, let lastY = y.last else { return false }
    let endX = transform[0] + Double(size.width) * transform[1]
    let endY = transform[3] + Double(size.height) * transform[5]
    return firstX == transform[0] && firstY == transform[3] && (lastX - endX).magnitude <= 1e-9 * lastX.magnitude
      && (lastY - endY).magnitude <= 1e-9 * lastY.magnitude
  }
}
