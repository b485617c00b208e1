import TileSchemeKit

extension ReportPalette {
  /// Codes of ECMA-48, which every terminal knows.
  static let terminal = ReportPalette(
    error: "\u{1B}[1;31m", warning: "\u{1B}[1;33m", info: "\u{1B}[1;36m", strong: "\u{1B}[1m", place: "\u{1B}[32m",
    end: "\u{1B}[0m")
}
