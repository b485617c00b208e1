import TileSchemeKit

/// A fact on a sheet: what it is, and then what it says, below those of the other lines.
enum SheetLine {
  private static let width = 20

  static func text(_ label: String, _ value: String) -> String {
    label + String(repeating: " ", count: max(1, width - label.count)) + printable(value) + "\n"
  }
}
