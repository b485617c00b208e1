import Diagnostics
import SourceText

/// What stopped runs have left, in words.
enum LeftoverWords {
  /// How many paths are listed.
  private static let limit = 5

  /// One clause without a full stop; `nil` if nothing is left.
  static func text(_ paths: [String]) -> String? {
    guard !paths.isEmpty else { return nil }
    let rest = paths.count - Self.limit
    let list = paths.prefix(Self.limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    return
      "\(NumberText.count(paths.count, "unfinished result or temporary file", "unfinished results and temporary files")) "
      + "of tilescheme: \(list); if no run is at work, run the same command again to continue, or remove what is left with "
      + "rm -r"
  }
}
