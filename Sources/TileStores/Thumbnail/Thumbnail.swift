public import TilingSchemes

/// The picture of a new cache in a portal: the full extent over the grid of tiles.
///
/// A new cache has no map content to show. The same scheme and extent always give the same bytes.
public struct Thumbnail: Sendable {
  /// The width in pixels, as in thumbnails by ArcGIS. Source: Documentation/Reference/iteminfo-json.md.
  public static let width = 200
  /// The height in pixels, as in thumbnails by ArcGIS.
  public static let height = 133

  private let origin: MapPoint
  private let extent: Envelope
  /// The part of the map that is shown: the whole extent, and at least a few tiles of the finest level.
  private let window: MapWindow
  /// The tile size of the level that is drawn; `nil` if no level has a valid size.
  private let grid: Grid?

  private struct Grid: Sendable {
    /// The width of a tile in map units.
    let tileWidth: Double
    /// The height of a tile in map units.
    let tileHeight: Double
    /// The columns and rows of the tiles that contain a part of the extent; `nil` if there are none.
    ///
    /// These are whole numbers, but `Double`, because extents in damaged files can give numbers beyond `Int`.
    let columns: ClosedRange<Double>?
    let rows: ClosedRange<Double>?

    init(tileWidth: Double, tileHeight: Double, origin: MapPoint, extent: Envelope) {
      self.tileWidth = tileWidth
      self.tileHeight = tileHeight
      columns = Self.span((extent.xMin - origin.x) / tileWidth, (extent.xMax - origin.x) / tileWidth)
      rows = Self.span((origin.y - extent.yMax) / tileHeight, (origin.y - extent.yMin) / tileHeight)
    }

    private static func span(_ first: Double, _ last: Double) -> ClosedRange<Double>? {
      let first = first.rounded(.down)
      let last = max(first, last.rounded(.up) - 1)
      return first <= last ? first...last : nil
    }

    /// Whether a tile contains a part of the extent.
    func touches(_ column: Double, _ row: Double) -> Bool {
      column >= 0 && row >= 0 && columns?.contains(column) == true && rows?.contains(row) == true
    }
  }

  /// - Parameters:
  ///   - scheme: the scheme whose grid and tiles are drawn.
  ///   - extent: the extent to show, in the coordinate system of the scheme.
  public init(scheme: TilingScheme, extent: Envelope) {
    self.extent = extent
    origin = scheme.origin
    let finest = scheme.levels.map(\.resolution).filter { $0 > 0 && $0.isFinite }.min() ?? 1
    let window = MapWindow(around: extent, width: Self.width, height: Self.height, minimumUnitsPerPixel: finest * 4)
    self.window = window
    let grids = scheme.levels.map {
      Grid(
        tileWidth: scheme.tileWidthInMapUnits(at: $0), tileHeight: scheme.tileHeightInMapUnits(at: $0),
        origin: scheme.origin, extent: extent)
    }
    grid = grids.filter { $0.tileWidth.isFinite && $0.tileHeight > 0 && $0.tileWidth > 0 && $0.tileHeight.isFinite }
      .min { Self.unsuitability($0, window) < Self.unsuitability($1, window) }
  }

  /// The picture as PNG.
  public var png: [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(Self.width * Self.height * 3)
    for row in 0..<Self.height {
      for column in 0..<Self.width {
        let color = color(column: column, row: row)
        pixels.append(color.red)
        pixels.append(color.green)
        pixels.append(color.blue)
      }
    }
    return PNGEncoder.png(width: Self.width, height: Self.height, pixels: pixels)
  }

  /// The ratio between the size of tiles and 30 pixels: smaller tiles hide the picture, larger ones do not look like a
  /// grid.
  private static func unsuitability(_ grid: Grid, _ window: MapWindow) -> Double {
    let pixels = grid.tileWidth / window.unitsPerPixel
    return max(pixels / 30, 30 / pixels)
  }

  private func color(column: Int, row: Int) -> Color {
    let distance = window.pixelsOutside(extent, column: column, row: row)
    if distance.magnitude <= 1 { return .outline }
    guard let grid else { return distance < 0 ? .tile : .background }
    let point = window.point(column: column, row: row)
    let tileColumn = ((point.x - origin.x) / grid.tileWidth).rounded(.down)
    let tileRow = ((origin.y - point.y) / grid.tileHeight).rounded(.down)
    let isTouched = grid.touches(tileColumn, tileRow)
    // A pixel is on a grid line if its neighbour to the left or above is in another tile. Tiles that are narrower than
    // five pixels have no lines.
    let left = ((point.x - window.unitsPerPixel - origin.x) / grid.tileWidth).rounded(.down)
    let above = ((origin.y - point.y - window.unitsPerPixel) / grid.tileHeight).rounded(.down)
    let isLine = (left != tileColumn || above != tileRow) && grid.tileWidth >= window.unitsPerPixel * 5
    if isLine { return isTouched ? .tileLine : .line }
    if isTouched { return (tileColumn + tileRow).remainder(dividingBy: 2) == 0 ? .tile : .otherTile }
    return tileColumn < 0 || tileRow < 0 ? .outside : .background
  }

  private struct Color {
    let red, green, blue: UInt8

    static let background = Color(red: 0xF7, green: 0xF8, blue: 0xFA)
    /// Left of or above the tile origin, where there are no tiles.
    static let outside = Color(red: 0xE6, green: 0xE9, blue: 0xED)
    static let line = Color(red: 0xD3, green: 0xD9, blue: 0xE0)
    static let tile = Color(red: 0xC9, green: 0xDF, blue: 0xF5)
    static let otherTile = Color(red: 0xDB, green: 0xEA, blue: 0xF8)
    static let tileLine = Color(red: 0xA3, green: 0xC4, blue: 0xE6)
    static let outline = Color(red: 0x0B, green: 0x4F, blue: 0x9E)
  }
}
