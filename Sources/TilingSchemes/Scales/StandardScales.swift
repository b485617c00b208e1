/// The scales of a cache that the user gave a number of, and no list: ArcGIS's scales type STANDARD.
///
/// Source: `Reference/scales-and-resolutions.md#standard-scales` for the rule,
/// `Reference/scales-and-resolutions.md#the-first-level` for what the documentation leaves open: the size at which the
/// extent is drawn, and in which measure a level is the closest. An extent at 1:121,000,000 and three levels give
/// 128,000,000; 64,000,000; 32,000,000.
public struct StandardScales: Hashable, Sendable {
  /// The most levels that ArcGIS takes.
  public static let levelCounts = 1...64

  /// The denominator at which the extent fits the reference size.
  public let extentScale: Double
  /// The list of round scales from which these are taken.
  public let ladder: ScaleLadder
  /// The ladder's next scale above the extent's, or the extent's own where it is on the ladder.
  public let coarserCandidate: Double
  /// The ladder's next scale below the extent's, or the extent's own where it is on the ladder.
  public let finerCandidate: Double
  /// From the coarsest to the finest.
  public let scales: [Double]

  /// - Parameters:
  ///   - extentScale: a denominator, above 0 and below 1e300.
  ///   - count: how many levels; see `levelCounts`.
  ///   - ladder: the list of scales that the levels are taken from.
  public init(extentScale: Double, count: Int, ladder: ScaleLadder) {
    let coarserStep = ladder.step(notFinerThan: extentScale)
    let coarser = ladder.scale(at: coarserStep)
    let finer = coarser == extentScale ? coarser : ladder.scale(at: coarserStep - 1)
    // Nearest by ratio; between two that are equally near, the coarser shows all of the extent.
    let start = coarser / extentScale <= extentScale / finer ? coarserStep : coarserStep - 1
    self.extentScale = extentScale
    self.ladder = ladder
    coarserCandidate = coarser
    finerCandidate = finer
    scales = (0..<max(count, 0)).map { ladder.scale(at: start - $0) }
  }

  /// How many levels reach from the extent down to a scale, or past it where it is not on the ladder; 1 to 64.
  public static func count(from extentScale: Double, reaching scale: Double, ladder: ScaleLadder) -> Int {
    let all = StandardScales(extentScale: extentScale, count: levelCounts.upperBound, ladder: ladder).scales
    return all.firstIndex { $0 <= scale }.map { $0 + 1 } ?? all.count
  }

  /// The denominator at which an extent's longer side fits a number of pixels.
  ///
  /// The dots per inch are 96 whatever the cache has: the task behind ArcGIS's tool does not ask for them
  /// (`Reference/scales-and-resolutions.md#standard-scales`).
  ///
  /// - Parameters:
  ///   - extent: in map units.
  ///   - referenceSize: in pixels.
  ///   - unit: the map unit.
  public static func extentScale(of extent: Envelope, referenceSize: Double, unit: MapUnit) -> Double {
    ScaleConvention.arcgis.scale(
      ofResolution: max(extent.width, extent.height) / referenceSize, dotsPerInch: 96, unit: unit)
  }
}
