import TileSchemeKit

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The number of characters in a line of standard output, and lines that fit into it.
enum LineWidth {
  /// The width for files and pipes, and for terminals that do not tell theirs.
  static let usual = 80

  /// The width of the terminal, otherwise that in the environment variable COLUMNS, otherwise 80.
  ///
  /// Less than 40 characters leave no room for a table, and are treated as 40.
  static var output: Int {
    var size = winsize()
    if isatty(STDOUT_FILENO) != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return max(40, Int(size.ws_col))
    }
    return Terminal.environment("COLUMNS").flatMap { Int($0) }.map { max(40, $0) } ?? usual
  }

  /// A text in lines of at most `width` characters, which break at spaces.
  ///
  /// A word that is longer than a line, such as a path, is not broken: it can then still be copied.
  ///
  /// - Parameter indent: how many spaces the lines after the first one begin with.
  static func wrapped(_ text: String, to width: Int, indent: Int = 0) -> String {
    guard text.count > width else { return text }
    var lines: [String] = []
    var line: String?
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      // Spaces at the beginning of the text stay: they put a value into its column.
      if let begun = line, begun.contains(where: { $0 != " " }), begun.count + 1 + word.count > width {
        lines.append(begun)
        line = String(repeating: " ", count: indent) + word
      } else {
        line = line.map { "\($0) \(word)" } ?? String(word)
      }
    }
    return (lines + [line ?? ""]).joined(separator: "\n")
  }
}
