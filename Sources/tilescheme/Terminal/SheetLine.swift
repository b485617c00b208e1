import TileSchemeKit

/// A line of a sheet: a label and its value, with all values in one column.
enum SheetLine {
  /// The column at which the values start, in characters; the longest label is “coordinate system”.
  private static let width = 20

  /// Values come from files, so control characters in them are made visible.
  static func text(_ label: String, _ value: String) -> String {
    let line = label + String(repeating: " ", count: max(1, width - label.count)) + printable(value)
    return LineWidth.wrapped(line, to: LineWidth.output, indent: width) + "\n"
  }
}
