import CoordinateSystems
import TilingSchemes

/// The tiles of an archive of which the directories are read.
struct PMTilesSelection: Sendable {
  /// `nil` for all zooms.
  private let zooms: Set<Int>?
  /// In metres of Web Mercator; `nil` for all tiles of the zooms.
  private let extent: Envelope?
  /// The number of leaf directories of the whole archive that are read, evenly spread, for a look at their tiles.
  let sampledLeaves: Int

  /// - Returns: `nil` if all directories are read.
  init?(_ reading: StoreReading) {
    switch reading {
    case .all: return nil
    case .description: (zooms, extent, sampledLeaves) = ([], nil, 2)
    case .tiles(nil, nil): return nil
    case .tiles(let zooms, let extent): (self.zooms, self.extent, sampledLeaves) = (zooms, extent, 0)
    }
  }

  /// Whether tiles with some numbers are selected. Tiles around the extent are too, because no directory must be missing.
  func touches(_ tiles: Range<UInt64>) -> Bool {
    guard let last = tiles.last else { return false }
    return (HilbertCurve.zoom(of: tiles.lowerBound)...HilbertCurve.zoom(of: last)).contains { zoom in
      guard zooms?.contains(zoom) ?? true else { return false }
      guard let square = square(zoom) else { return true }
      let first = HilbertCurve.first(zoom)
      let lower = max(tiles.lowerBound, first) - first
      let upper = min(tiles.upperBound, HilbertCurve.first(zoom + 1)) - first
      return HilbertCurve.touches(lower..<upper, square, zoom: zoom)
    }
  }

  /// The rows and columns of a zoom that the extent touches; `nil` without an extent.
  private func square(_ zoom: Int) -> TileRange? {
    guard let extent, zoom <= HilbertCurve.lastZoom else { return nil }
    let side = Double(1 << zoom)
    func range(_ first: Double, _ last: Double) -> Range<Int> {
      func place(_ distance: Double) -> Double { (distance / (2 * WebMercator.halfWidth) * side).rounded(.down) }
      let lower = Int(max(0, min(side, place(first) - 1)))
      return lower..<max(lower, Int(max(0, min(side, place(last) + 2))))
    }
    return TileRange(
      rows: range(WebMercator.halfWidth - extent.yMax, WebMercator.halfWidth - extent.yMin),
      columns: range(extent.xMin + WebMercator.halfWidth, extent.xMax + WebMercator.halfWidth))
  }
}
