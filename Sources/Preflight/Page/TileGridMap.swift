import Diagnostics
import SourceText
import TilingSchemes

/// A map of the region over the tiles of a level, as SVG.
struct TileGridMap {
  let level: LevelForecast
  private let tiles: TouchedTiles
  private let region: PreflightRegion
  private let origin: MapPoint
  private let frame: PictureFrame
  /// The width of a tile, in units of the picture.
  private let cellWidth: Double
  private let cellHeight: Double

  private static let width = 360.0
  private static let characterWidth = 7.6
  /// The smallest tile between whose edges lines are drawn. Lines that are nearer to each other would hide the map.
  private static let smallestCell = 4.0

  /// - Returns: `nil` if the numbers are too small or too large to draw the map.
  init?(_ level: LevelForecast, of scheme: TilingScheme, _ region: PreflightRegion) {
    guard let tiles = TouchedTiles(region, in: scheme, level) else { return nil }
    self.level = level
    self.tiles = tiles
    self.region = region
    origin = scheme.origin
    let range = tiles.range
    // The left margin is as wide as the longest row number.
    let numbers = [range.rows.lowerBound, range.rows.upperBound - 1].map { String($0).count }.max() ?? 1
    let left = max(20, Double(numbers) * Self.characterWidth + 8)
    guard
      let frame = PictureFrame(
        around: Self.surroundings(range, scheme.origin, level), left: left, top: 20, width: Self.width - left - 20)
    else { return nil }
    self.frame = frame
    cellWidth = level.tileWidth / frame.mapUnitsPerUnit
    cellHeight = level.tileHeight / frame.mapUnitsPerUnit
    guard cellWidth > 0, cellHeight > 0, cellWidth < 1e6, cellHeight < 1e6 else { return nil }
  }

  /// The part of the map to show: the tiles, a small margin, and the tile origin if it is near.
  ///
  /// A near origin is worth showing, because an origin inside the region is the worst fault of a scheme.
  private static func surroundings(_ range: TileRange, _ origin: MapPoint, _ level: LevelForecast) -> Envelope {
    func span(_ numbers: Range<Int>) -> ClosedRange<Double> {
      let reach = max(2, Double(numbers.count) / 3)
      let low = Double(numbers.lowerBound)
      let high = Double(numbers.upperBound)
      let isNear = low - reach <= 0 && high + reach >= 0
      return (isNear ? min(low, 0) : low) - 0.5...(isNear ? max(high, 0) : high) + 0.5
    }
    let rows = span(range.rows)
    let columns = span(range.columns)
    return Envelope(
      xMin: origin.x + columns.lowerBound * level.tileWidth, yMin: origin.y - rows.upperBound * level.tileHeight,
      xMax: origin.x + columns.upperBound * level.tileWidth, yMax: origin.y - rows.lowerBound * level.tileHeight)
  }

  // MARK: Contents

  /// Whether some tiles would have negative rows or columns, which are not possible.
  var hasImpossibleTiles: Bool { tiles.range.rows.lowerBound < 0 || tiles.range.columns.lowerBound < 0 }

  var showsOrigin: Bool {
    frame.window.xMin...frame.window.xMax ~= origin.x && frame.window.yMin...frame.window.yMax ~= origin.y
  }

  /// Whether the tiles are large enough for lines between them.
  var showsLines: Bool { min(cellWidth, cellHeight) >= Self.smallestCell }

  /// Whether a part of the picture is left of the origin or above it.
  var showsOutside: Bool { frame.x(origin.x) > frame.left || frame.y(origin.y) > frame.top }

  /// The content of the map for screen readers, which is also its caption.
  var description: String {
    let touched = level.count.map { NumberText.count($0.tiles, "tile") } ?? "More tiles than can be counted"
    let place = "\(Self.text(tiles.range.rows, "row")) and \(Self.text(tiles.range.columns, "column"))"
    return "\(touched) of level \(level.number), in \(place), drawn under the outline of the region."
  }

  private static func text(_ numbers: Range<Int>, _ name: String) -> String {
    numbers.count == 1
      ? "\(name) \(numbers.lowerBound)" : "\(name)s \(numbers.lowerBound) to \(numbers.upperBound - 1)"
  }

  // MARK: The picture

  var markup: Markup {
    """
    <svg class="map" viewBox="0 0 \(Self.width) \(frame.bottom + 22)" role="img" aria-labelledby="map-title map-desc">
    <title id="map-title">The tiles of level \(level.number)</title>
    <desc id="map-desc">\(description)</desc>
    <clipPath id="frame"><path d="\(box)"/></clipPath>
    <g clip-path="url(#frame)">
    <path class="ground" d="\(box)"/>
    \(outside)\(gridLines(class: "grid"))\(touched)\(shape)\(originMark)</g>
    <path class="frame" d="\(box)"/>
    \(columnNumbers)\(rowNumbers)\(coordinates)</svg>

    """
  }

  private var box: Markup { "M\(frame.left) \(frame.top)H\(frame.right)V\(frame.bottom)H\(frame.left)Z" }

  /// The area left of the origin and above it, where no tiles are possible.
  private var outside: Markup {
    guard showsOutside else { return .empty }
    let x = min(max(frame.x(origin.x), frame.left), frame.right)
    let y = min(max(frame.y(origin.y), frame.top), frame.bottom)
    return """
      <path class="outside" d="M\(frame.left) \(frame.top)H\(frame.right)V\(y)H\(x)V\(frame.bottom)H\(frame.left)Z"/>

      """
  }

  private func x(ofColumn column: Int) -> Double { frame.x(origin.x + Double(column) * level.tileWidth) }
  private func y(ofRow row: Int) -> Double { frame.y(origin.y - Double(row) * level.tileHeight) }

  /// The rows and columns in the picture, from the origin on, and those of the region.
  ///
  /// - Returns: `nil` if the numbers exceed `Int`, or the lines would be too close.
  private var shown: TileRange? {
    func numbers(_ start: Double, _ size: Double, _ wanted: Range<Int>) -> Range<Int>? {
      guard let first = Int(exactly: (-start / size).rounded(.down)) else { return nil }
      let low = max(first, min(0, wanted.lowerBound))
      let (high, isBeyond) = low.addingReportingOverflow(Int((frame.width + frame.height) / size) + 2)
      return isBeyond ? nil : low..<high
    }
    guard showsLines, let rows = numbers(frame.y(origin.y) - frame.top, cellHeight, tiles.range.rows),
      let columns = numbers(frame.x(origin.x) - frame.left, cellWidth, tiles.range.columns)
    else { return nil }
    return TileRange(rows: rows, columns: columns)
  }

  /// The lines between tiles. They start at the origin, unless impossible tiles beyond it are shown as well.
  private func gridLines(class name: String) -> Markup {
    guard let shown else { return .empty }
    let top = max(frame.top, hasImpossibleTiles ? frame.top : frame.y(origin.y))
    let left = max(frame.left, hasImpossibleTiles ? frame.left : frame.x(origin.x))
    let columns = shown.columns.map(x(ofColumn:)).filter { $0 > frame.left && $0 < frame.right }
    let rows = shown.rows.map(y(ofRow:)).filter { $0 > frame.top && $0 < frame.bottom }
    let vertical = columns.map { "M\($0) \(top)V\(frame.bottom)" as Markup }.joined()
    let horizontal = rows.map { "M\(left) \($0)H\(frame.right)" as Markup }.joined()
    return "<path class=\"\(name)\" d=\"\(vertical)\(horizontal)\"/>\n"
  }

  /// The touched tiles in two colours, and the grid lines inside of them in a darker one.
  ///
  /// The tiles are drawn as rectangles, not one by one: ten thousand of them would make the page many times as large.
  private var touched: Markup {
    let isPossible = { (range: TileRange) in range.rows.lowerBound >= 0 && range.columns.lowerBound >= 0 }
    let impossible = tiles.rectangles.filter { !isPossible($0) }
    let quadrant = TileRange(rows: 0..<Int.max, columns: 0..<Int.max)
    let possible = tiles.rectangles.clamped(to: quadrant)
    var markup = Markup.empty
    if !impossible.isEmpty { markup += Self.hatch + "<path class=\"impossible\" d=\"\(path(impossible))\"/>\n" }
    if !possible.isEmpty { markup += "<path class=\"tile\" d=\"\(path(possible))\"/>\n" }
    markup += """
      <clipPath id="touched"><path d="\(path(tiles.rectangles))"/></clipPath>
      <g clip-path="url(#touched)">\(gridLines(class: "touched"))</g>

      """
    return markup
  }

  /// A pattern for impossible tiles, so that they can be distinguished without colours.
  private static let hatch: Markup = """
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <path class="hatch-ground" d="M0 0H5V5H0Z"/><path class="hatch" d="M0 0V5"/></pattern>

    """

  /// Rectangles of tiles as one path: far fewer bytes than an element for each.
  private func path(_ rectangles: [TileRange]) -> Markup {
    rectangles.map { range -> Markup in
      let left = x(ofColumn: range.columns.lowerBound)
      let right = x(ofColumn: range.columns.upperBound)
      return """
        M\(left) \(y(ofRow: range.rows.lowerBound))H\(right)V\(y(ofRow: range.rows.upperBound))H\(left)Z
        """
    }.joined()
  }

  // MARK: The region

  /// The outline of the region, over the tiles. Dots have a halo, or they would be lost on shaded tiles.
  private var shape: Markup {
    let area: MapArea
    switch region.shape {
    case .area(let own): area = own
    case .extent(let extent): area = MapArea(extents: [extent])
    }
    let outline = PictureOutline(area, frame)
    func corners(_ points: [PictureOutline.Point]) -> Markup {
      "M" + points.map { "\($0.x) \($0.y) " as Markup }.joined()
    }
    // SVG fills a path with several rings by the even-odd rule of the style sheet, so holes stay empty.
    var markup = Markup.empty
    for polygon in outline.polygons {
      markup += "<path class=\"region\" d=\"\(polygon.map { corners($0) + "Z" }.joined())\"/>\n"
    }
    for line in outline.lines { markup += "<path class=\"line\" d=\"\(corners(line))\"/>\n" }
    if !outline.dots.isEmpty {
      // A line of length 0 with round ends is a dot, and all dots need only one path.
      let dots = outline.dots.map { "M\($0.x) \($0.y)h0" as Markup }.joined()
      markup += "<path class=\"dot halo\" d=\"\(dots)\"/>\n<path class=\"dot\" d=\"\(dots)\"/>\n"
    }
    return markup
  }

  private var originMark: Markup {
    guard showsOrigin else { return .empty }
    let x = frame.x(origin.x)
    let y = frame.y(origin.y)
    return """
      <path class="origin" d="M\(x - 7) \(y)H\(x + 7)M\(x) \(y - 7)V\(y + 7)"/>
      <circle class="origin" cx="\(x)" cy="\(y)" r="4"/>

      """
  }

  // MARK: Numbers around the map

  /// The smallest of 1, 2, 5, 10… so that there is room for a number at every multiple of it.
  private static func interval(_ cell: Double, _ length: Double) -> Int {
    var power = 1
    while power < 1_000_000 {
      for mantissa in [1, 2, 5] where Double(mantissa * power) * cell >= length { return mantissa * power }
      power *= 10
    }
    return power
  }

  private var columnNumbers: Markup {
    let columns = tiles.range.columns
    let length = [columns.lowerBound, columns.upperBound - 1].map { String($0).count }.max() ?? 1
    return numbers(columns, interval: Self.interval(cellWidth, Double(length) * Self.characterWidth + 6)) { column in
      let x = x(ofColumn: column) + cellWidth / 2
      guard x > frame.left, x < frame.right else { return .empty }
      return "<text class=\"number middle\" x=\"\(x)\" y=\"\(frame.top - 6)\">\(column)</text>\n"
    }
  }

  private var rowNumbers: Markup {
    numbers(tiles.range.rows, interval: Self.interval(cellHeight, 15)) { row in
      let y = y(ofRow: row) + cellHeight / 2
      guard y > frame.top, y < frame.bottom else { return .empty }
      return "<text class=\"number end\" x=\"\(frame.left - 5)\" y=\"\(y + 4)\">\(row)</text>\n"
    }
  }

  /// The rows or columns of the region whose numbers are multiples of the interval; if there is none, the first.
  private func numbers(_ range: Range<Int>, interval: Int, _ text: (Int) -> Markup) -> Markup {
    let multiples = range.filter { $0 % interval == 0 }
    return (multiples.isEmpty ? [range.lowerBound] : multiples).map(text).joined()
  }

  /// Coordinates are below and on the right, so that they cannot be confused with the numbers of rows and columns.
  private var coordinates: Markup {
    let window = frame.window
    let below = AxisTicks(
      window.xMin...window.xMax, length: frame.width, characterWidth: Self.characterWidth
    ).values.map { tick -> Markup in
      let x = frame.x(tick.value)
      return "<path class=\"axis\" d=\"M\(x) \(frame.bottom)v4\"/>\n"
        + coordinate(tick.text, at: x, within: 0...Self.width) { x in
          "<text class=\"middle\" x=\"\(x)\" y=\"\(frame.bottom + 16)\">\(tick.text)</text>\n"
        }
    }
    let beside = AxisTicks(
      window.yMin...window.yMax, length: frame.height, characterWidth: Self.characterWidth
    ).values.map { tick -> Markup in
      let y = frame.y(tick.value)
      return "<path class=\"axis\" d=\"M\(frame.right) \(y)h4\"/>\n"
        + coordinate(tick.text, at: y, within: 0...frame.bottom) { y in
          """
          <text class="middle" transform="translate(\(frame.right + 16) \(y)) rotate(-90)">\(tick.text)</text>

          """
        }
    }
    return below.joined() + beside.joined()
  }

  /// The text of a tick if there is room for it. The text may be moved by up to 12 units to fit.
  private func coordinate(
    _ text: String, at place: Double, within room: ClosedRange<Double>, _ markup: (Double) -> Markup
  ) -> Markup {
    let half = Double(text.count) * Self.characterWidth / 2
    guard room.upperBound - room.lowerBound > 2 * half else { return .empty }
    let moved = min(max(place, room.lowerBound + half), room.upperBound - half)
    return (moved - place).magnitude > 12 ? .empty : markup(moved)
  }
}
