public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Files that get their final names only when all of them are written.
///
/// Each file is written next to its destination under a temporary name. `commit` renames them; without it, or if a file
/// fails, nothing remains.
public struct StagedFiles: ~Copyable {
  private struct Staged {
    let temporary: FilePath
    let destination: FilePath
    /// The given path, which may be a symbolic link to the destination.
    let name: FilePath
  }

  private var staged: [Staged] = []
  /// The directories that were searched for files of interrupted runs; each is searched once.
  private var swept: [FilePath] = []
  private let overwrites: Bool
  private let sweeps: Bool

  /// - Parameters:
  ///   - overwrites: whether an existing destination is replaced; otherwise it is an error, `.exists`.
  ///   - sweeps: whether the temporary files that killed runs left in a directory are removed when the first file is
  ///     written to it. That lists the directory. A caller who commits one file after another in a large directory
  ///     passes `false`, and calls `sweep(_:)` once.
  public init(overwrites: Bool, sweeps: Bool = true) {
    self.overwrites = overwrites
    self.sweeps = sweeps
  }

  /// Removes the temporary files that killed runs of this machine left in a directory, and gives files that they had
  /// set aside their names again.
  public static func sweep(_ directory: FilePath) { TemporaryName.sweep(directory) }

  deinit {
    for file in staged { NewFile.remove(file.temporary) }
  }

  /// Writes the content of a file under a temporary name. If `path` is a symbolic link, its target is replaced and not
  /// the link.
  ///
  /// - Throws: `.exists`, `.isDirectory`, `.notAFile`, `.givenTwice`, or `.system` with the path of the destination.
  public mutating func add(_ bytes: [UInt8], at path: FilePath) throws(FileAccessError) {
    let destination = overwrites ? RealPath.of(path) ?? path : path
    switch FileSystemEntry.at(destination) {
    case .directory: throw FileAccessError(destination.string, .isDirectory)
    case .other: throw FileAccessError(destination.string, .notAFile)
    case .some where !overwrites: throw FileAccessError(destination.string, .exists)
    default: break
    }
    // The second file would replace the first one without a word.
    let place = RealPath.place(of: destination) ?? destination
    guard !staged.contains(where: { RealPath.place(of: $0.destination) ?? $0.destination == place }) else {
      throw FileAccessError(path.string, .givenTwice)
    }
    let directory = destination.folder
    if sweeps, !swept.contains(directory) {
      TemporaryName.sweep(directory)
      swept.append(directory)
    }
    let temporary = try NewFile.writeTemporary(bytes, beside: destination)
    staged.append(Staged(temporary: temporary, destination: destination, name: path))
  }

  /// Gives every file its final name, and returns the paths in the order in which they were added.
  ///
  /// If one file cannot get its name, the files before it are removed, and the files that they replaced are restored.
  public consuming func commit() throws(FileAccessError) -> [FilePath] {
    var begun: [(file: Staged, kept: FilePath?, isGiven: Bool)] = []
    do {
      while let file = staged.first {
        // A single file is replaced by its rename alone: nothing has to be restored.
        let kept = staged.count + begun.count > 1 && overwrites ? try keep(file.destination) : nil
        begun.append((file, kept, false))
        try give(file.temporary, name: file.destination)
        begun[begun.count - 1].isGiven = true
        staged.removeFirst()
      }
    } catch {
      for step in begun.reversed() {
        if let kept = step.kept {
          try? NewFile.rename(kept, to: step.file.destination)
          // `rename` does nothing if both names are links to one file, as they are here if the new file never got its
          // name.
          NewFile.remove(kept)
        } else if step.isGiven {
          NewFile.remove(step.file.destination)
        }
      }
      throw error
    }
    for case let kept? in begun.map(\.kept) { NewFile.remove(kept) }
    return begun.map(\.file.name)
  }

  /// Keeps the file that is about to be replaced under a second name.
  ///
  /// - Returns: `nil` if there is no file to replace.
  private func keep(_ path: FilePath) throws(FileAccessError) -> FilePath? {
    switch FileSystemEntry.at(path) {
    case nil: return nil
    case .file: break
    case .directory: throw FileAccessError(path.string, .isDirectory)
    case .other: throw FileAccessError(path.string, .notAFile)
    }
    let name = TemporaryName.old(of: path)
    if path.withPlatformString({ from in name.withPlatformString { link(from, $0) } }) == 0 { return name }
    // This file system has no hard links, so the file is renamed. For a moment no file has its name.
    do throws(FileAccessError) {
      try NewFile.rename(path, to: name)
    } catch {
      throw FileAccessError(path.string, error.reason)
    }
    return name
  }

  private func give(_ temporary: FilePath, name destination: FilePath) throws(FileAccessError) {
    if !overwrites {
      // A hard link never replaces a file that was created in the meantime; `rename` would.
      let linked = temporary.withPlatformString { from in destination.withPlatformString { link(from, $0) } } == 0
      if linked {
        NewFile.remove(temporary)
        return
      }
      if errno == EEXIST { throw FileAccessError(destination.string, .exists) }
      // This file system has no hard links, so only the check in `add` protects an existing file.
    }
    try NewFile.rename(temporary, to: destination)
  }
}
