/// Columns of text under headings, as results are printed.
struct TextTable {
  let heading: [String]
  var rows: [[String]]
  /// Columns of words begin at the left; those of numbers end at the right.
  var leftAligned: Set<Int> = []

  /// A line for the heading and for each row.
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
