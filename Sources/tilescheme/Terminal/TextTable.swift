/// A table in plain text: columns under headings, two spaces apart.
struct TextTable {
  /// As many cells as every row has.
  let heading: [String]
  var rows: [[String]]
  /// The numbers of the columns with words. All other columns hold numbers, which are aligned right so that their digits
  /// are below each other.
  var leftAligned: Set<Int> = []

  /// The heading and the rows, one line each. Spaces at the end of lines are removed: they would wrap in a narrow
  /// terminal.
  var text: String {
    let lines = [heading] + rows
    let widths = heading.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(line, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return leftAligned.contains(column) ? cell.0 + padding : padding + cell.0
      }
      var joined = cells.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined + "\n"
    }.joined()
  }
}
