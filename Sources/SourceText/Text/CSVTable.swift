/// Rows of cells as comma-separated values (RFC 4180): commas between cells, CR and LF after each row, and quotation marks
/// around cells that need them.
///
/// Numbers have a point before decimals and no separators between thousands. A list in a cell has `listSeparator` between
/// its values, which needs no quotation marks.
public struct CSVTable: Sendable {
  /// What is between the values of a list in one cell.
  public static let listSeparator = "; "

  /// The whole text.
  public let text: String

  /// - Parameter rows: the heading first.
  public init(_ rows: [[String]]) {
    text = rows.map { row in row.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    // By characters, CR and LF would be one.
    let needsQuotes = cell.utf8.contains { byte in
      [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
    }
    return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}
