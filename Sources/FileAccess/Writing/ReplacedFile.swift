package import SystemPackage

/// A file that is replaced by a new version of itself, unless another program was faster.
package struct ReplacedFile {
  private let path: FilePath
  /// The file as it was read; `nil` if there was none.
  private let old: FileVersion?
  private let renaming: Renaming

  /// - Parameters:
  ///   - path: the name of the file.
  ///   - file: the file from which the new version was made, or `nil` if there was none.
  package init(_ path: FilePath, was file: InputFile?) { self.init(path, was: file, renaming: Renaming()) }

  init(_ path: FilePath, was file: InputFile?, renaming: Renaming) {
    self.path = path
    old = file?.version
    self.renaming = renaming
  }

  /// Gives the new version the name of the file, if that is still the file that was read.
  ///
  /// If the file system can exchange two names, nothing that another program writes is lost, whenever it comes. If it
  /// cannot, a file that comes into being between two calls of the system is replaced.
  ///
  /// - Parameter temporary: the new version, in the same directory. It is gone after success.
  /// - Returns: whether the new version has the name. If not, the other program's file has it.
  package func replace(by temporary: FilePath) throws(FileAccessError) -> Bool {
    do throws(Errno) {
      guard old != nil else {
        try renaming.move(temporary, to: path)
        return true
      }
      guard version(at: path) == old else { return false }
      try renaming.exchange(temporary, path)
    } catch {
      switch error {
      case .fileExists, .noSuchFileOrDirectory: return false
      case _ where Renaming.isUnsupported(error):
        guard version(at: path) == old else { return false }
        try NewFile.rename(temporary, to: path)
        return true
      default: throw FileAccessError(path.string, .system(error))
      }
    }
    if version(at: temporary) == old {
      NewFile.remove(temporary)
      return true
    }
    // The other program's file came out. It gets its name back; the caller reads it and tries again.
    do throws(Errno) {
      try renaming.exchange(temporary, path)
      return false
    } catch {
      throw FileAccessError(temporary.string, .system(error))
    }
  }

  private func version(at path: FilePath) -> FileVersion? {
    (try? Stat(path, followTargetSymlink: false)).map(FileVersion.init)
  }
}
