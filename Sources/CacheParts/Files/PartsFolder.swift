package import FileAccess
package import SystemPackage

/// The unfinished work of a plan: a hidden directory beside the result, to which all parts write.
///
/// It is beside the result and not in it, because a half cache must not look like one.
public struct PartsFolder: Sendable {
  /// The directory itself.
  package let path: FilePath
  private let plan: PartsPlan

  /// - Parameter result: the path of the cache or package that the plan makes.
  package init(_ plan: PartsPlan, for result: FilePath) {
    self.plan = plan
    path = result.folder.appending(".\(result.name ?? "").tilescheme-\(plan.key).build")
  }

  /// The cache directory that grows.
  package var cache: FilePath { path.appending("cache") }
  /// What is known of complete blocks, one file for each.
  package var blocks: FilePath { path.appending("blocks") }
  /// The markers of complete parts.
  package var markers: FilePath { path.appending("parts") }

  /// Creates the directories that are missing.
  package func create() throws(FileAccessError) {
    for folder in [path, cache, blocks, markers] { try Directory.create(folder) }
  }

  /// The marker of a part.
  package func marker(of part: Int) -> FilePath {
    markers.appending("\(Self.padded(part))-of-\(Self.padded(plan.count)).json")
  }

  /// The marker of a part, if the part is complete; `nil` if there is none.
  ///
  /// - Throws: `PartsError.damaged` if it cannot be read or belongs to another plan.
  package func readMarker(of part: Int) throws(PartsError) -> PartMarker? {
    let path = marker(of: part)
    guard FileSystemEntry.at(path) != nil else { return nil }
    let marker = try PartMarker.read(path)
    guard marker.plan == plan.digest, marker.part == part, marker.count == plan.count else {
      throw .damaged(
        path, "this marker belongs to another plan or part; remove it, run part \(part) again, then finish again")
    }
    return marker
  }

  /// Four digits, so that names are in the order of the parts.
  private static func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
