import TileSchemeKit

/// A table in plain text: columns under headings, two spaces apart.
///
/// A table that is wider than the line loses the columns that matter least, then digits. The last line says which
/// columns are missing. A row with fewer cells than the heading ends with a text, which spans the other columns.
struct TextTable {
  /// As many cells as every row has.
  let heading: [String]
  var rows: [[String]]
  /// A line above each row, which can be longer than the others; empty for none. The rows are then indented.
  var titles: [String] = []
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
    let note = "not shown in lines of \(width) characters: \(missing.joined(separator: ", "))"
    return lines(shown, columns) + (missing.isEmpty ? "" : LineWidth.wrapped(note, to: width) + "\n")
  }

  /// Spaces at the end of lines are removed: they would wrap in a narrow terminal.
  private func lines(_ rows: [[String]], _ columns: [Int]) -> String {
    let widths = widths(rows)
    var text = line(heading, columns, widths)
    for (number, row) in rows.enumerated() {
      if !titles.isEmpty { text += titles[number] + "\n" }
      text += line(row, columns, widths)
    }
    return text
  }

  private func line(_ row: [String], _ columns: [Int], _ widths: [Int]) -> String {
    let isShort = row.count < heading.count
    let cells = columns.filter { $0 < row.count - (isShort ? 1 : 0) }.map { column in
      let padding = String(repeating: " ", count: widths[column] - row[column].count)
      return leftAligned.contains(column) ? row[column] + padding : padding + row[column]
    }
    let start = indent + cells.joined(separator: "  ")
    guard isShort, let last = row.last else { return Self.trimmed(start) }
    let separator = cells.isEmpty ? "" : "  "
    if start.count + separator.count + last.count <= width { return Self.trimmed(start + separator + last) }
    let below = "  " + LineWidth.wrapped(last, to: width - 2, indent: 2) + "\n"
    return (cells.isEmpty ? "" : Self.trimmed(start)) + below
  }

  private var indent: String { titles.isEmpty ? "" : "  " }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  /// The width of each column. The text at the end of a row with fewer cells belongs to no column.
  private func widths(_ rows: [[String]]) -> [Int] {
    heading.indices.map { column in
      max(
        heading[column].count,
        rows.lazy.filter { column < $0.count - ($0.count < heading.count ? 1 : 0) }.map { $0[column].count }.max() ?? 0)
    }
  }

  private func tableWidth(_ rows: [[String]], _ columns: [Int]) -> Int {
    let widths = widths(rows)
    return indent.count + columns.map { widths[$0] }.reduce(0, +) + 2 * max(0, columns.count - 1)
  }

  /// Whether the lines with these columns exceed the width.
  func isTooWide(_ columns: [Int]) -> Bool { tableWidth(rows, columns) > width }

  /// A cell that is not a number is kept.
  private static func round(_ cell: String, to digits: Int) -> String {
    Double(cell).map { DecimalNumber.shortest($0, significantDigits: digits) } ?? cell
  }
}
