import TileSchemeKit

/// What a fix changes, line by line: edits never add or remove a line.
enum LineDiff {
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

  private static func lines(_ text: SourceText) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self)
    }
  }
}
