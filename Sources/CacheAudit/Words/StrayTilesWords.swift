import Diagnostics
import SourceText

/// The folders of tiles without a scheme, in words.
enum StrayTilesWords {
  /// How many paths are listed.
  private static let limit = 3

  /// One clause without a full stop; `nil` if there are no such folders.
  static func text(_ folders: [String]) -> String? {
    guard !folders.isEmpty else { return nil }
    return "\(NumberText.count(folders.count, "folder")) of tiles without conf.xml or root.json "
      + "\(folders.count == 1 ? "is" : "are") not listed: "
      + ShortList.text(folders, limit: limit)
  }
}
