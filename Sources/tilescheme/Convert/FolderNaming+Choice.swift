import ArgumentParser
import TileSchemeKit

/// The value of `--layout`.
extension FolderNaming: ArgumentChoice {}

extension FoldersStore {
  /// The folders of `--to folders`.
  ///
  /// - Parameter layout: the value of `--layout`.
  /// - Throws: `ValidationError` if it is missing: programs expect different names, and none is usual for all.
  init(layout: FolderNaming?) throws {
    guard let layout else {
      let names = FolderNaming.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--to folders needs the names of the folders; give --layout with one of: \(names)")
    }
    self.init(naming: layout)
  }
}
