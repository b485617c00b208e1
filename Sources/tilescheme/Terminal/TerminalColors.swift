import TileSchemeKit

extension ReportPalette {
  /// The codes of ECMA-48 (“Select Graphic Rendition”), which every terminal understands. Only the eight basic colours
  /// are used, because users choose these themselves to fit their background.
  static let terminal = ReportPalette(
    error: "\u{1B}[1;31m", warning: "\u{1B}[1;33m", info: "\u{1B}[1;36m", strong: "\u{1B}[1m", place: "\u{1B}[32m",
    end: "\u{1B}[0m")
}
