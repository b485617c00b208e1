import Diagnostics
import FileAccess
import SourceText
import SystemPackage

/// What stopped runs have left, in words. Several files can belong to one result, such as its directory and its lock.
struct LeftoverWords {
  /// What to do about them: one clause without a full stop.
  static let advice =
    "if no run is at work, run the same command again to continue, or remove what is left with rm -r"
  /// How many are listed.
  private static let limit = 5

  /// What was being made, and the path of what is left of it.
  private struct Leftover {
    /// The path of the result; `nil` for a temporary file, whose name says nothing about it.
    let result: String?
    let path: String

    var words: String { result.map { "\($0) (\(path))" } ?? path }
  }

  /// Each result once.
  private let found: [Leftover]
  /// The paths, without those of builds that the line of a cache names already.
  let paths: [String]

  /// - Parameters:
  ///   - paths: the paths of all that is left.
  ///   - unfinished: the caches whose lines say how to continue their builds.
  init(_ paths: [String], unfinished: [String]) {
    let continued = Set(unfinished)
    self.paths = paths.filter { path in Self.result(path).map { !continued.contains($0) } ?? true }
    // The directory of a result comes before its lock, because it is what takes the space.
    let sorted = self.paths.sorted { ($0.hasSuffix("-lock") ? 1 : 0, $0) < ($1.hasSuffix("-lock") ? 1 : 0, $1) }
    var seen: Set<String> = []
    found = sorted.compactMap { path in
      let result = Self.result(path)
      guard seen.insert(result ?? path).inserted else { return nil }
      return Leftover(result: result, path: path)
    }
  }

  private static func result(_ path: String) -> String? { TemporaryName.result(of: FilePath(path))?.string }

  /// The number of results and temporary files.
  var count: Int { found.count }

  /// One clause without a full stop; `nil` if nothing is left.
  var text: String? {
    guard !found.isEmpty else { return nil }
    let count = NumberText.count(
      found.count, "unfinished result or temporary file", "unfinished results and temporary files")
    return "\(count) of tilescheme: \(ShortList.text(found.map(\.words), limit: Self.limit)); \(Self.advice)"
  }
}
