import TileSchemeKit

/// A table in plain text: columns under headings, two spaces apart.
///
/// A table that is wider than the line loses the columns that matter least, then digits. The last line says which
/// columns are missing.
struct TextTable {
  /// As many cells as every row has.
  let heading: [String]
  var rows: [[String]]
  /// The numbers of the columns with words. All other columns hold numbers, which are aligned right so that their digits
  /// are below each other.
  var leftAligned: [Int] = []
  /// The numbers of the columns that can be left out, the least important first.
  var shed: [Int] = []
  /// The numbers of the columns whose numbers can be rounded.
  var rounded: [Int] = []
  /// The most characters in a line.
  var width = LineWidth.output

  /// Whether the lines with all columns exceed the width.
  var isTooWide: Bool { tableWidth(rows, Array(heading.indices)) > width }

  /// The heading and the rows, one line each.
  var text: String {
    var columns = Array(heading.indices)
    var missing: [String] = []
    for column in shed where tableWidth(rows, columns) > width {
      columns.removeAll { $0 == column }
      missing.append(heading[column])
    }
    var shown = rows
    // Four digits still tell levels apart, whose resolutions differ by a factor of about two.
    for digits in [6, 4] where tableWidth(shown, columns) > width {
      shown = rows.map { row in
        row.enumerated().map { rounded.contains($0) ? Self.round($1, to: digits) : $1 }
      }
    }
    let note = "not shown, because the lines are too narrow: \(missing.joined(separator: ", "))"
    return lines(shown, columns) + (missing.isEmpty ? "" : LineWidth.wrapped(note, to: width) + "\n")
  }

  /// Spaces at the end of lines are removed: they would wrap in a narrow terminal.
  private func lines(_ rows: [[String]], _ columns: [Int]) -> String {
    let widths = widths(rows)
    return ([heading] + rows).map { line in
      let cells = columns.map { column in
        let padding = String(repeating: " ", count: widths[column] - line[column].count)
        return leftAligned.contains(column) ? line[column] + padding : padding + line[column]
      }
      var joined = cells.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined + "\n"
    }.joined()
  }

  private func widths(_ rows: [[String]]) -> [Int] {
    heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
  }

  private func tableWidth(_ rows: [[String]], _ columns: [Int]) -> Int {
    let widths = widths(rows)
    return columns.map { widths[$0] }.reduce(0, +) + 2 * max(0, columns.count - 1)
  }

  /// A cell that is not a number is kept.
  private static func round(_ cell: String, to digits: Int) -> String {
    Double(cell).map { DecimalNumber.shortest($0, significantDigits: digits) } ?? cell
  }
}
