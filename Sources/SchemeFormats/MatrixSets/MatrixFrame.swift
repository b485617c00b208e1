import SourceText
import TilingSchemes

/// A rectangle with a list of resolutions, from which a program counts its tiles: the grids of GeoWebCache and MapProxy.
/// Coordinates have x first.
struct MatrixFrame {
  /// How a program counts the tiles of a length.
  enum Rounding {
    /// Up, except for a part of a tile that it takes for rounding.
    case tiles(Double)
    /// Whole pixels first, and the tiles of these up.
    case pixels
  }

  /// West, south, east and north.
  private(set) var extent: Envelope
  let tileSize: TileSize
  /// Whether tiles begin at the upper left corner; otherwise at the lower left one.
  private(set) var isTop: Bool
  let rounding: Rounding
  /// The place of the rectangle in the document.
  let range: SourceRange

  /// The matrix of a resolution; `nil` if its tiles cannot be counted.
  func matrix(named name: StatedText, _ size: StatedNumber) -> StatedMatrix? {
    guard let columns = count(extent.width, tileSize.width, size.value),
      let rows = count(extent.height, tileSize.height, size.value)
    else { return nil }
    let corner = StatedPoint(
      first: extent.xMin, second: isTop ? extent.yMax : extent.yMin, range: range, exchanged: "")
    return StatedMatrix(
      identifier: name, range: size.range, denominator: nil, cellSize: size, corner: corner, isBottomLeft: !isTop,
      tileSize: tileSize, columns: columns, rows: rows)
  }

  private func count(_ length: Double, _ pixels: Int, _ resolution: Double) -> Int? {
    let tiles =
      switch rounding {
      case .tiles(let slack): (length / (Double(pixels) * resolution) - slack).rounded(.up)
      case .pixels: ((length / resolution).rounded(.down) / Double(pixels)).rounded(.up)
      }
    return tiles < 0x1p53 ? max(Int(tiles), 1) : nil
  }

  /// Sets the upper edge, at which all matrices begin.
  mutating func begin(at top: Double) {
    extent.yMax = top
    isTop = true
  }

  /// Makes the rectangle one row or column of whole tiles, as GeoWebCache does for a number of levels alone.
  ///
  /// - Returns: the resolution of these tiles.
  mutating func fitted() -> Double {
    let (x, y) = (extent.width / Double(tileSize.width), extent.height / Double(tileSize.height))
    // A rectangle of no width would have an endless row of tiles; the number is checked when they are counted.
    let wide = x <= y ? 1 : (x / y).rounded()
    let high = x <= y ? (y / x).rounded() : 1
    let resolution = max(x / wide, y / high)
    let height = high * Double(tileSize.height) * resolution
    extent.xMax = extent.xMin + wide * Double(tileSize.width) * resolution
    if isTop { extent.yMin = extent.yMax - height } else { extent.yMax = extent.yMin + height }
    return resolution
  }

  /// The rectangle as a document states it.
  var box: StatedBox {
    StatedBox(
      lower: StatedPoint(first: extent.xMin, second: extent.yMin, range: range, exchanged: ""),
      upper: StatedPoint(first: extent.xMax, second: extent.yMax, range: range, exchanged: ""), range: range)
  }
}
