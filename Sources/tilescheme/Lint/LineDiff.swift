import TileSchemeKit

/// The changes of fixes as a unified diff without context.
///
/// Fixes replace characters within a line and never add or remove one, so lines can be compared by their numbers.
enum LineDiff {
  /// Empty if the result cannot be decoded, which cannot happen: the fixer reads its result again before it returns it.
  static func text(_ result: Fixer.Result) -> String {
    guard let after = try? SourceText(result.bytes) else { return "" }
    let old = lines(result.text)
    let new = lines(after)
    var text = "--- \(printable(result.file))\n+++ \(printable(result.file))\n"
    for (number, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
      text += "@@ -\(number + 1) +\(number + 1) @@\n-\(printable(pair.0))\n+\(printable(pair.1))\n"
    }
    return text
  }

  /// Lines without line ends; a carriage return would be printed as a control character.
  private static func lines(_ text: SourceText) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self)
    }
  }
}
