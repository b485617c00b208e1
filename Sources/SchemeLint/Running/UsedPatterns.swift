import Diagnostics
import FileAccess
import Synchronization
import SystemPackage

/// The patterns of exclusions that left out a part of a cache, such as an entry of a package. They are known only when the
/// cache is open, on several cores at once.
final class UsedPatterns: Sendable {
  private let found = Mutex<[String]>([])

  /// The patterns, each once.
  var texts: [String] { found.withLock { $0 } }

  /// Notes the patterns of the files that are left out.
  ///
  /// - Returns: the scheme and those of its companions that are not left out.
  func included(_ files: [FileFindings], _ choice: LintSettings.Choice) -> [FileFindings] {
    let kept = choice.included(files)
    guard kept.count < files.count else { return kept }
    for file in files.dropFirst() {
      let used = choice.exclusion.patterns(excluding: FilePath(file.package ?? file.file), entry: file.entry)
      found.withLock { found in found += used.filter { !found.contains($0) } }
    }
    return kept
  }
}
