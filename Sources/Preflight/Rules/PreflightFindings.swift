import CoordinateSystems
package import Diagnostics
package import FileAccess
import SchemeComparison
import SourceText
package import TilingSchemes

/// The findings that only the region, the number of tiles or the machine shows, under the rules PRE001 to PRE013.
package struct PreflightFindings: Sendable {
  /// The most bundles that ArcGIS Online accepts in a package. Source: its “40,000 bundle count error”, which is shown
  /// when a larger tile package is published.
  private static let onlineBundleLimit = 40_000
  /// The fraction of the places in a bundle below which it counts as nearly empty.
  ///
  /// Our own choice: at one percent, an index of 131 kB serves 164 tiles, and is as large as tiles of 800 bytes.
  private static let emptyPart = 0.01
  private static let tilesOfBundle = 128.0 * 128

  package private(set) var findings: [Finding] = []
  private let forecast: CacheForecast
  private let scheme: TilingScheme

  /// - Parameters:
  ///   - forecast: the forecast that is checked.
  ///   - reference: the coordinate system of the scheme; `nil` if it is unknown.
  ///   - looksAtOrigin: whether the origin is checked. The rules over schemes do so if the region is the scheme's own
  ///     full extent, and the fault would be reported twice.
  ///   - baseMap: the alignment with the base map; `nil` if the request names no base map.
  ///   - disk: the disk that will contain the cache; `nil` if the request names none.
  package init(
    _ forecast: CacheForecast, reference: SpatialReference?, looksAtOrigin: Bool, baseMap: BaseMapAlignment?,
    disk: FreeSpace?
  ) {
    self.forecast = forecast
    scheme = forecast.scheme
    if looksAtOrigin { addOrigin() }
    addLevels()
    addBundles()
    addUnit(reference)
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
      (scheme.origin.x - extent.xMin, Double(scheme.tileWidth), "right of the left", extent.xMin),
      (extent.yMax - scheme.origin.y, Double(scheme.tileHeight), "below the upper", extent.yMax),
    ]
    // Extents are often rounded, so a difference of up to half a pixel is not a fault.
    for (distance, tileSize, side, edge) in sides where distance > finest.detail.resolution / 2 {
      let pixels = distance / finest.detail.resolution
      add(
        .originInsideRegion,
        "the tile origin is \(number(distance)) map units \(side) edge of the region, \(number(edge)): "
          + "\(measured(pixels)) px (\(measured(pixels / tileSize)) tiles) at level \(finest.number)")
    }
  }

  private mutating func addLevels() {
    let levels = forecast.levels
    // A level without a range has rows or columns beyond `Int`, which is even larger.
    let isTooFine = { (level: LevelForecast) in
      guard let range = level.range else { return true }
      return range.rows.upperBound - 1 > Int32.max || range.columns.upperBound - 1 > Int32.max
    }
    if forecast.region.envelope != nil, let broken = levels.first(where: isTooFine) {
      let safe = levels.filter { $0.detail.resolution > broken.detail.resolution }.last
      add(
        .regionBeyondGrid,
        "at level \(broken.number), rows or columns exceed 2147483647; "
          + (safe.map { "the finest usable level is \($0.number)" } ?? "no level is usable"))
    }
    if levels.allSatisfy({ $0.count?.tiles == 0 }) || forecast.region.envelope == nil {
      add(
        .emptyRegion,
        "\(forecast.region.source) contains no tile: it has no polygon with an area, no line and no point")
    }
    let uncounted = levels.filter { level in level.count == nil && !isTooFine(level) }.map(\.number)
    if !uncounted.isEmpty {
      add(
        .uncountedTiles,
        "the tiles of \(LevelNumbers(uncounted).text) were not counted: the outline of \(forecast.region.source) crosses "
          + "too many rows of tiles")
    }
    let single = levels.filter { $0.count?.tiles == 1 }.map(\.number)
    if single.count > 1 {
      add(.oneTileLevels, "at \(LevelNumbers(single).text), one tile covers the whole region")
    }
    let empty = levels.filter { level in
      // Any extent may cross the edges of four bundles, so a few nearly empty ones are normal.
      guard let count = level.count, count.bundles >= 10 else { return false }
      return Double(count.tiles) < Double(count.bundles) * Self.tilesOfBundle * Self.emptyPart
    }
    if let worst = empty.min(by: { Self.tilesPerBundle($0) < Self.tilesPerBundle($1) }) {
      add(
        .nearlyEmptyBundles,
        "the bundles of \(LevelNumbers(empty.map(\.number)).text) are nearly empty: at level \(worst.number) "
          + "they contain \(measured(Self.tilesPerBundle(worst))) of 16384 tiles on average; the index alone takes "
          + "\(ByteText.text(Double(LevelForecast.bytesOfBundle))) per bundle")
    }
  }

  private static func tilesPerBundle(_ level: LevelForecast) -> Double {
    level.count.map { Double($0.tiles) / Double(max($0.bundles, 1)) } ?? 0
  }

  private mutating func addBundles() {
    guard let bundles = forecast.count?.bundles, bundles > Self.onlineBundleLimit else { return }
    add(
      .tooManyBundlesForOnline,
      "the cache has \(bundles) bundles; ArcGIS Online accepts at most \(Self.onlineBundleLimit) in one package")
  }

  /// The rules over schemes check the extents that files state.
  private mutating func addUnit(_ reference: SpatialReference?) {
    let region = forecast.region
    guard region.isGiven, let extent = region.envelope, let system = reference?.resolveSystem(),
      let fault = MapUnits.fault(of: extent, in: system)
    else { return }
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(number)
    add(.regionUnit, "the region is \(edges.joined(separator: ", ")), \(fault)")
  }

  private mutating func addAreaOfUse(_ reference: SpatialReference?) {
    guard let reference, let use = reference.areaOfUse, let own = forecast.region.degrees(in: reference) else { return }
    // The extent of a system that covers the world ends at its area of use, and rounding may exceed that. A hundredth
    // of a degree, about 1 km, is far less than the faults that this rule finds.
    let tolerance = 0.01
    var sides: [String] = []
    func note(_ side: String, _ own: Double, _ use: Double) {
      sides.append("\(side) (\(twoPlaces(own))°, limit \(twoPlaces(use))°)")
    }
    if own.yMin < use.yMin - tolerance { note("south", own.yMin, use.yMin) }
    if own.yMax > use.yMax + tolerance { note("north", own.yMax, use.yMax) }
    // West and east can be compared only if neither the area of use nor the region crosses the antimeridian.
    if use.xMin < use.xMax, own.xMin <= own.xMax, own.width < 180 {
      if own.xMin < use.xMin - tolerance { note("west", own.xMin, use.xMin) }
      if own.xMax > use.xMax + tolerance { note("east", own.xMax, use.xMax) }
    }
    guard !sides.isEmpty else { return }
    add(
      .beyondAreaOfUse,
      "\(forecast.region.source) exceeds the area of use of \(reference.readableName) in the "
        + sides.joined(separator: " and the "))
  }

  /// Two rules, because a user can accept levels that are never shown, but hardly a cache of such levels only.
  private mutating func addBaseMap(_ baseMap: BaseMapAlignment) {
    if baseMap.overlaying.isEmpty {
      add(.baseMapNeverAligns, baseMap.summary)
    } else if !baseMap.others.isEmpty {
      add(.baseMapAlignsInPart, baseMap.summary)
    }
  }

  private mutating func addDisk(_ disk: FreeSpace) {
    guard let bytes = forecast.bytes else {
      add(.diskTooSmall, "the cache has more tiles than can be counted, and fits on no disk")
      return
    }
    let free = disk.bytes
    let text = "\(disk.path) has \(ByteText.text(Double(free))) free"
    if Double(free) < bytes.expected {
      add(.diskTooSmall, "\(text); the expected size of the cache is \(ByteText.text(bytes.expected))")
    } else if Double(free) < bytes.high {
      add(.diskMayBeTooSmall, "\(text); the cache may have up to \(ByteText.text(bytes.high))")
    }
  }

  private func twoPlaces(_ degrees: Double) -> String { number((degrees * 100).rounded() / 100) }
  private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
  private func measured(_ value: Double) -> String { DecimalNumber.measured(value) }
}
