import Diagnostics
import SourceText

/// Draws which tiles exist, are missing or have findings, as an SVG: one grid for each level, from top to bottom.
///
/// The file has no scripts and no external parts, so that it can be mailed or put into a report.
struct CoveragePicture {
  /// The width of the largest grid, in pixels.
  private static let width = 768
  /// The space around a grid, in pixels.
  private static let margin = 24

  private let levels: [(grid: CoverageGrid, summary: LevelSummary)]
  private let title: String

  init(_ levels: [(grid: CoverageGrid, summary: LevelSummary)], title: String) {
    self.levels = levels
    self.title = title
  }

  /// The picture as text, with a line feed at its end.
  var svg: String {
    var body = ""
    var y = 3 * Self.margin
    for (grid, summary) in levels {
      // Whole pixels, or lines would appear between the cells; coarse levels get no larger cells than 24.
      let size = max(1, min(24, Self.width / max(grid.columnCount, grid.rowCount, 1)))
      body += "<text x=\"\(Self.margin)\" y=\"\(y)\">\(Self.heading(grid, summary))</text>\n"
      y += 10
      body += "<g transform=\"translate(\(Self.margin) \(y))\">\n\(Self.cells(grid, size))</g>\n"
      y += grid.rowCount * size + 2 * Self.margin
    }
    let width = Self.width + 2 * Self.margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(y)" width="\(width)" height="\(y)" role="img">
      <title>Tiles of \(XMLText.content(title))</title>
      <style>text{font:14px sans-serif;fill:#1b1b1b}.c{fill:#2e7d32}.p{fill:#9ccc65}.m{fill:#eceff1;stroke:#90a4ae}.d{fill:#c62828}</style>
      <rect width="100%" height="100%" fill="#fff"/>
      \(Self.legend)
      \(body)</svg>

      """
  }

  private static let legend = [("c", "complete"), ("p", "incomplete"), ("m", "missing"), ("d", "with findings")]
    .enumerated()
    .map { number, item in
      "<rect class=\"\(item.0)\" x=\"\(margin + 150 * number)\" y=\"14\" width=\"14\" height=\"14\"/>"
        + "<text x=\"\(margin + 150 * number + 20)\" y=\"26\">\(item.1)</text>"
    }.joined(separator: "\n")

  private static func heading(_ grid: CoverageGrid, _ summary: LevelSummary) -> String {
    let cell = grid.tilesPerCell > 1 ? "; 1 cell = \(grid.tilesPerCell) × \(grid.tilesPerCell) tiles" : ""
    let outside = summary.tiles - summary.tilesWithin
    let expected =
      summary.expectedTiles.map {
        ", \(summary.tilesWithin) of \($0) in the full extent"
          + (outside > 0 ? ", \(outside) outside it not shown" : "")
      } ?? ""
    return "level \(grid.level): \(counted(summary.tiles, "tile"))\(expected), "
      + "\(summary.tilesWithFindings) with findings\(cell)"
  }

  /// One rectangle for each run of equal cells in a row: a complete level has as many rectangles as rows.
  private static func cells(_ grid: CoverageGrid, _ size: Int) -> String {
    var text = ""
    for row in 0..<grid.rowCount {
      var start = 0
      let states = grid.states(ofRow: row)
      for column in states.indices where column + 1 == states.count || states[column + 1] != states[column] {
        if let name = name(states[column]) {
          text +=
            "<rect class=\"\(name)\" x=\"\(start * size)\" y=\"\(row * size)\" width=\"\((column + 1 - start) * size)\" "
            + "height=\"\(size)\"/>\n"
        }
        start = column + 1
      }
    }
    return text
  }

  /// The class in the style sheet; `nil` for a cell that is not drawn.
  private static func name(_ state: CoverageGrid.State) -> String? {
    switch state {
    case .empty: nil
    case .complete: "c"
    case .partial: "p"
    case .missing: "m"
    case .damaged: "d"
    }
  }
}
