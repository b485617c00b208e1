/// The distances between two levels' tiles along both axes, before they are compared with a tolerance.
struct LevelPlacement {
  let a: IndexedLevel
  let b: IndexedLevel
  /// The finer of the two resolutions, in map units.
  let pixelSize: Double
  let x: Axis
  let y: Axis
  let tileShift: TileCoordinate?

  var driftPixels: Double { max(x.drift, y.drift) }

  init(_ first: TilingScheme, _ second: TilingScheme, _ a: IndexedLevel, _ b: IndexedLevel, over extent: Envelope) {
    self.a = a
    self.b = b
    let resolutions = (a.level.resolution, b.level.resolution)
    pixelSize = min(resolutions.0, resolutions.1)
    let origins = (first.origin(at: a.level), second.origin(at: b.level))
    let sizes = (first.tileSize(at: a.level), second.tileSize(at: b.level))
    let x = Axis(
      origins: (origins.0.x, origins.1.x), resolutions, tileSizes: (sizes.0.width, sizes.1.width),
      from: extent.xMin, to: extent.xMax)
    let y = Axis(
      // Rows count southward, so y is negated.
      origins: (-origins.0.y, -origins.1.y), resolutions, tileSizes: (sizes.0.height, sizes.1.height),
      from: -extent.yMax, to: -extent.yMin)
    self.x = x
    self.y = y
    tileShift =
      sizes.0 == sizes.1
      ? y.steps.flatMap { row in x.steps.map { TileCoordinate(row: row, column: $0) } } : nil
  }

  /// One direction; all distances are in pixels of the finer resolution.
  struct Axis {
    /// The distance of the origins from a whole number of steps.
    let originOffset: Double
    /// The difference between the tile numbers of the two grids; `nil` if it exceeds `Int`.
    let steps: Int?
    let drift: Double
    let extentOffset: Double

    init(
      origins: (Double, Double), _ resolutions: (Double, Double), tileSizes: (Int, Int), from start: Double,
      to end: Double
    ) {
      let pixelSize = min(resolutions.0, resolutions.1)
      let step = commonStep(tileSizes.0, tileSizes.1)
      let difference = origins.0 - origins.1
      // `remainder` is exact for two doubles, however many tiles are between them.
      let remainder = difference.remainder(dividingBy: step * pixelSize)
      let wholeSteps = (difference - remainder) / (step * pixelSize)
      originOffset = Self.known(remainder.magnitude / pixelSize)
      steps = Int(exactly: wholeSteps.rounded())
      guard resolutions.0 != resolutions.1 else {
        drift = 0
        extentOffset = originOffset
        return
      }
      drift = Self.known(((end - start) * (1 / resolutions.0 - 1 / resolutions.1)).magnitude)
      let misplacement = [start, end].map { place in
        // The pixels from each origin to the place; without drift, their difference is that of the origins.
        let pixels = (place - origins.1) / resolutions.1 - (place - origins.0) / resolutions.0
        return Self.known((pixels - wholeSteps * step).magnitude)
      }
      extentOffset = misplacement.max() ?? .infinity
    }

    /// A distance that cannot be computed counts as infinite.
    private static func known(_ value: Double) -> Double { value.isNaN ? .infinity : value }
  }
}

/// The number of pixels by which origins may differ so that the edges of the larger tiles are edges of smaller ones:
/// the smaller size if it divides the larger, otherwise the least common multiple of both.
private func commonStep(_ first: Int, _ second: Int) -> Double {
  guard first > 0, second > 0 else { return .nan }
  let (small, large) = (min(first, second), max(first, second))
  if large.isMultiple(of: small) { return Double(small) }
  // Euclid's algorithm for the greatest common divisor.
  var (divisor, rest) = (large, small)
  while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
  return Double(large / divisor) * Double(small)
}
