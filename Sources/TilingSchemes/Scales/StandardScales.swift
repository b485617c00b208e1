/// The scales of a cache for which the user gave only their number: ArcGIS's scales type STANDARD.
///
/// Source: `Reference/scales-and-resolutions.md#standard-scales` for the rule, and
/// `Reference/scales-and-resolutions.md#the-first-level` for two points that Esri does not document: the size at which
/// the extent is drawn, and how the closest level is measured. An extent at 1:121,000,000 and three levels give
/// 128,000,000; 64,000,000; 32,000,000.
public struct StandardScales: Hashable, Sendable {
  /// The numbers of levels that ArcGIS accepts.
  public static let levelCounts = 1...64

  /// The scale denominator at which the extent fits the reference size.
  public let extentScale: Double
  /// The list of round scales from which the scales are taken.
  public let ladder: ScaleLadder
  /// The list's next scale above the extent's, or the extent's own if it is in the list.
  public let coarserCandidate: Double
  /// The list's next scale below the extent's, or the extent's own if it is in the list.
  public let finerCandidate: Double
  /// The scale denominators, from the coarsest to the finest.
  public let scales: [Double]

  /// - Parameters:
  ///   - extentScale: a scale denominator, above 0 and below 1e300.
  ///   - count: the number of levels; see `levelCounts`.
  ///   - ladder: the list from which the scales are taken.
  public init(extentScale: Double, count: Int, ladder: ScaleLadder) {
    let coarserStep = ladder.step(notFinerThan: extentScale)
    let coarser = ladder.scale(at: coarserStep)
    let finer = coarser == extentScale ? coarser : ladder.scale(at: coarserStep - 1)
    // The nearest scale by difference, as in caches that ArcGIS made. If both are equally near, the coarser one shows
    // the whole extent.
    let start = coarser - extentScale <= extentScale - finer ? coarserStep : coarserStep - 1
    self.extentScale = extentScale
    self.ladder = ladder
    coarserCandidate = coarser
    finerCandidate = finer
    scales = (0..<max(count, 0)).map { ladder.scale(at: start - $0) }
  }

  /// The number of levels from the extent's scale down to a given scale, or to the next finer one if that scale is not
  /// in the list; 1 to 64.
  public static func count(from extentScale: Double, reaching scale: Double, ladder: ScaleLadder) -> Int {
    let all = StandardScales(extentScale: extentScale, count: levelCounts.upperBound, ladder: ladder).scales
    return all.firstIndex { $0 <= scale }.map { $0 + 1 } ?? all.count
  }

  /// The scale denominator at which an extent's longer side fits a number of pixels.
  ///
  /// The dots per inch are always 96, independent of the cache: the task that ArcGIS's tool runs has no parameter for
  /// them (`Reference/scales-and-resolutions.md#standard-scales`).
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
