package import SystemPackage

/// Directories and files that must not change while a second tree is made of them.
///
/// The time of a directory changes if anything in it is added, removed or renamed.
package struct WatchedDirectories {
  private struct Watched {
    let path: FilePath
    let version: FileVersion
  }

  private var watched: [Watched] = []

  /// Watches nothing yet.
  package init() {}

  /// Records the state of a directory or file; a directory must be noted before it is listed.
  package mutating func note(_ path: FilePath) throws(FileAccessError) {
    watched.append(Watched(path: path, version: try FileVersion(path)))
  }

  /// - Throws: `.changedWhileRead` for the first directory or file that is not as it was.
  package func check() throws(FileAccessError) {
    for one in watched {
      guard (try? FileVersion(one.path)) == one.version else {
        throw FileAccessError(one.path.string, .changedWhileRead)
      }
    }
  }
}
