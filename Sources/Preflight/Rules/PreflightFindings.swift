import CoordinateSystems
package import Diagnostics
package import FileAccess
import SchemeComparison
import SourceText
package import TilingSchemes

/// What only the extent, the count and the machine show. Each belongs to a rule of the family PRE.
package struct PreflightFindings: Sendable {
  /// What ArcGIS Online takes. Source: ArcGIS Online, “40,000 bundle count error” when a tile package is published.
  private static let onlineBundleLimit = 40_000
  /// Of the places of a bundle; with fewer tiles it holds almost nothing.
  private static let emptyPart = 0.01
  private static let tilesOfBundle = 128.0 * 128

  package private(set) var findings: [Finding] = []
  private let forecast: CacheForecast
  private let scheme: TilingScheme

  /// - Parameters:
  ///   - looksAtOrigin: whether the origin is looked at, which the rules of the scheme do where the extent is its own.
  ///   - baseMap: the base map with which it has to line up; `nil` where the request names none.
  ///   - disk: on which the cache will lie; `nil` where the request names none.
  package init(
    _ forecast: CacheForecast, reference: SpatialReference?, looksAtOrigin: Bool, baseMap: BaseMapAlignment?,
    disk: FreeSpace?
  ) {
    self.forecast = forecast
    scheme = forecast.scheme
    if looksAtOrigin { addOrigin() }
    addLevels()
    addBundles()
    addAreaOfUse(reference)
    if let baseMap { addBaseMap(baseMap) }
    if let disk { addDisk(disk) }
  }

  private mutating func add(_ page: RulePage, _ message: String) {
    findings.append(Finding(page, message))
  }

  private mutating func addOrigin() {
    guard let extent = forecast.region.envelope, let finest = forecast.levels.min(by: { $0.tileWidth < $1.tileWidth })
    else { return }
    let sides = [
      (scheme.origin.x - extent.xMin, Double(scheme.tileWidth), "right of its left edge, \(number(extent.xMin))"),
      (extent.yMax - scheme.origin.y, Double(scheme.tileHeight), "below its upper edge, \(number(extent.yMax))"),
    ]
    // Half a pixel is rounding.
    for (distance, tileSize, words) in sides where distance > finest.detail.resolution / 2 {
      let pixels = distance / finest.detail.resolution
      add(
        .originInsideRegion,
        "the tile origin lies \(number(distance)) map units \(words): \(measured(pixels)) px "
          + "(\(measured(pixels / tileSize)) tiles) at level \(finest.number)")
    }
  }

  private mutating func addLevels() {
    let levels = forecast.levels
    let isTooFine = { (level: LevelForecast) in
      guard let range = level.range else { return true }
      return range.rows.upperBound - 1 > Int32.max || range.columns.upperBound - 1 > Int32.max
    }
    if forecast.region.envelope != nil, let broken = levels.first(where: isTooFine) {
      let safe = levels.filter { $0.detail.resolution > broken.detail.resolution }.last
      add(
        .regionBeyondGrid,
        "at level \(broken.number) tiles lie beyond row or column 2147483647; "
          + (safe.map { "the last safe level is \($0.number)" } ?? "no level is safe"))
    }
    if levels.allSatisfy({ $0.count?.tiles == 0 }) || forecast.region.envelope == nil {
      add(.emptyRegion, "\(forecast.region.source) touches no tile: it has no inside")
    }
    let single = levels.filter { $0.count?.tiles == 1 }.map(\.number)
    if single.count > 1 {
      add(.oneTileLevels, "\(LevelNumbers(single).text) have one tile each for \(forecast.region.source)")
    }
    let empty = levels.filter { level in
      // A few are in the nature of bundles: an extent may lie across the edges of four.
      guard let count = level.count, count.bundles >= 10 else { return false }
      return Double(count.tiles) < Double(count.bundles) * Self.tilesOfBundle * Self.emptyPart
    }
    if let worst = empty.min(by: { Self.tilesPerBundle($0) < Self.tilesPerBundle($1) }) {
      add(
        .nearlyEmptyBundles,
        "the bundles of \(LevelNumbers(empty.map(\.number)).text) hold almost nothing: at level \(worst.number) "
          + "\(measured(Self.tilesPerBundle(worst))) of 16384 tiles in the mean; they take "
          + "\(ByteText.text(Double(LevelForecast.bytesOfBundle))) each for their indexes alone")
    }
  }

  private static func tilesPerBundle(_ level: LevelForecast) -> Double {
    level.count.map { Double($0.tiles) / Double(max($0.bundles, 1)) } ?? 0
  }

  private mutating func addBundles() {
    guard let bundles = forecast.count?.bundles, bundles > Self.onlineBundleLimit else { return }
    add(
      .tooManyBundlesForOnline,
      "\(bundles) bundles are more than the \(Self.onlineBundleLimit) that ArcGIS Online publishes from one package")
  }

  private mutating func addAreaOfUse(_ reference: SpatialReference?) {
    guard let reference, let use = reference.areaOfUse, let own = forecast.region.degrees(in: reference) else { return }
    // Whole world systems end at the last digits of their own borders.
    let tolerance = 0.01
    var sides: [String] = []
    func note(_ side: String, _ own: Double, _ use: Double) {
      sides.append("\(side), \(twoPlaces(own))° instead of \(twoPlaces(use))°")
    }
    if own.yMin < use.yMin - tolerance { note("south", own.yMin, use.yMin) }
    if own.yMax > use.yMax + tolerance { note("north", own.yMax, use.yMax) }
    // What may cross the antimeridian has no west and east that can be compared.
    if use.xMin < use.xMax, own.xMin <= own.xMax, own.width < 180 {
      if own.xMin < use.xMin - tolerance { note("west", own.xMin, use.xMin) }
      if own.xMax > use.xMax + tolerance { note("east", own.xMax, use.xMax) }
    }
    guard !sides.isEmpty else { return }
    add(
      .beyondAreaOfUse,
      "\(forecast.region.source) reaches beyond the area for which \(reference.displayName) is made: to the "
        + sides.joined(separator: "; to the "))
  }

  private mutating func addBaseMap(_ baseMap: BaseMapAlignment) {
    if baseMap.overlaying.isEmpty {
      add(.baseMapNeverAligns, baseMap.summary)
    } else if !baseMap.others.isEmpty {
      add(.baseMapAlignsInPart, baseMap.summary)
    }
  }

  private mutating func addDisk(_ disk: FreeSpace) {
    guard let bytes = forecast.bytes else {
      add(.diskTooSmall, "the tiles are more than can be counted, and no disk holds them")
      return
    }
    let free = disk.bytes
    let text = "\(disk.path) has \(ByteText.text(Double(free))) free"
    if Double(free) < bytes.expected {
      add(.diskTooSmall, "\(text), and the cache takes about \(ByteText.text(bytes.expected))")
    } else if Double(free) < bytes.high {
      add(.diskMayBeTooSmall, "\(text), and the cache may take up to \(ByteText.text(bytes.high))")
    }
  }

  private func twoPlaces(_ degrees: Double) -> String { number((degrees * 100).rounded() / 100) }
  private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
  private func measured(_ value: Double) -> String { DecimalNumber.measured(value) }
}
