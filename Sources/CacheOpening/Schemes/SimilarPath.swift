import Diagnostics
import FileAccess
package import SystemPackage

/// What was probably meant by a path where nothing is: its name differs by a typing error, or by its suffix.
package enum SimilarPath {
  /// The end of a message about a path where nothing is: `; did you mean roads.tpkx?`, or nothing.
  package static func question(for path: FilePath) -> String {
    existing(for: path).map { "; did you mean \($0)?" } ?? ""
  }

  /// The message of an error, with what was probably meant if there is nothing at the path.
  package static func message(_ error: OpeningError) -> String {
    guard case .access(let access) = error, UnknownScheme.isNothing(error) else { return error.message }
    return error.message + question(for: FilePath(access.path))
  }

  /// What exists under a similar name, or under the same name with another suffix: the name of a package is known better
  /// than its suffix.
  static func existing(for path: FilePath) -> FilePath? {
    if let found = find(for: path, where: { FileSystemEntry.at($0) != nil }) { return found }
    guard FileSystemEntry.at(path) == nil, path.extension != nil, let stem = path.stem else { return nil }
    return names(in: path.folder).sorted().first { FilePath($0).stem == stem }.map { path.folder.appending($0) }
  }

  /// What exists under a similar name.
  ///
  /// - Parameters:
  ///   - path: a path at which nothing exists. The error can be in any of its folders.
  ///   - isMeant: whether a path can be meant.
  /// - Returns: `nil` if something exists at the path, or nothing has a similar name.
  static func find(for path: FilePath, where isMeant: (FilePath) -> Bool) -> FilePath? {
    guard let missing = firstMissing(of: path), let name = missing.name else { return nil }
    let folder = missing.folder
    let rest = path.components.dropFirst(missing.components.count)
    var similar = names(in: folder).filter { NearestWord.isMistyped(name, for: $0) }
    while let nearest = NearestWord.find(name, among: similar) {
      let candidate = folder.appending(nearest).appending(rest)
      if isMeant(candidate) { return candidate }
      similar.removeAll { $0 == nearest }
    }
    return nil
  }

  private static func names(in folder: FilePath) -> [String] {
    ((try? Directory.names(in: folder.isEmpty ? "." : folder)) ?? []).filter { !$0.hasPrefix(".") }
  }

  /// The first folder of a path, or the path itself, at which nothing exists; `nil` if everything does.
  private static func firstMissing(of path: FilePath) -> FilePath? {
    var found: FilePath?
    var part = path
    while part.lastComponent != nil, FileSystemEntry.at(part) == nil {
      found = part
      part.removeLastComponent()
    }
    return found
  }
}
