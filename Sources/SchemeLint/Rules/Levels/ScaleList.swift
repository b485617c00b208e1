/// A list of scales from which many caches are made, by which a scale that is missing between two levels is recognised.
struct ScaleList {
  /// The scales, from the coarsest.
  let scales: [Double]

  /// The lists that are known, with steps that are not all equal.
  ///
  /// The first is ArcGIS's own (`Reference/scales-and-resolutions.md#standard-scales`). The others are the usual scales of
  /// printed maps.
  static let all: [ScaleList] = [
    ScaleList(
      scales: [
        500e6, 250e6, 125e6, 64e6, 32e6, 16e6, 8e6, 4e6, 2e6, 1e6, 500e3, 250e3, 125e3, 64e3, 32e3, 16e3, 8e3, 4e3, 2e3,
        1e3, 500,
      ]),
    ScaleList(steps: [5, 2, 1]), ScaleList(steps: [5, 2.5, 1]),
  ]

  init(scales: [Double]) { self.scales = scales }

  /// The same steps in every power of ten, from 1:500,000,000 to 1:100.
  private init(steps: [Double]) {
    let powers: [Double] = [1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2]
    scales = powers.flatMap { power in steps.map { $0 * power } }
  }

  /// The scales of the list that are between the given ones and are not among them.
  ///
  /// - Parameter given: scales from the coarsest.
  /// - Returns: `nil` if one of the given scales is not in the list.
  func missing(between given: [Double]) -> [Double]? {
    guard let first = given.first, let start = scales.firstIndex(where: { Self.isSame($0, first) }) else { return nil }
    var missing: [Double] = []
    var place = start
    for scale in given {
      while place < scales.count, !Self.isSame(scales[place], scale) {
        missing.append(scales[place])
        place += 1
      }
      guard place < scales.count else { return nil }
      place += 1
    }
    return missing
  }

  private static func isSame(_ first: Double, _ second: Double) -> Bool { (first / second - 1).magnitude < 1e-6 }
}
