public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Files that appear under their names only when all of them are written.
///
/// Each is written beside its destination under a temporary name. `commit` gives them their names; without it, or
/// when a file fails, nothing remains.
public struct StagedFiles: ~Copyable {
  private struct Staged {
    let temporary: FilePath
    let destination: FilePath
    /// The path that was asked for, which may lead to the destination by a link.
    let name: FilePath
  }

  private var staged: [Staged] = []
  private let overwrites: Bool

  /// - Parameter overwrites: whether a destination that exists is replaced; otherwise it is an error.
  public init(overwrites: Bool) { self.overwrites = overwrites }

  deinit {
    for file in staged { NewFile.remove(file.temporary) }
  }

  /// Writes a file's content, under a temporary name. What a symbolic link leads to is replaced, not the link.
  public mutating func add(_ bytes: [UInt8], at path: FilePath) throws(FileAccessError) {
    let destination = overwrites ? RealPath.of(path) ?? path : path
    switch FileSystemEntry.at(destination) {
    case .directory: throw FileAccessError(destination.string, .isDirectory)
    case .other: throw FileAccessError(destination.string, .notAFile)
    case .some where !overwrites: throw FileAccessError(destination.string, .exists)
    default: break
    }
    let temporary = NewFile.temporaryName(beside: destination)
    do throws(Errno) {
      try NewFile.write(bytes, at: temporary)
    } catch {
      NewFile.remove(temporary)
      throw FileAccessError(destination.string, .system(error))
    }
    staged.append(Staged(temporary: temporary, destination: destination, name: path))
  }

  /// Gives every file its name, and returns the paths in the order in which they were added.
  ///
  /// Where one of them cannot have its name, those before it lose theirs again, and what they replaced comes back.
  public consuming func commit() throws(FileAccessError) -> [FilePath] {
    var begun: [(file: Staged, kept: FilePath?, isGiven: Bool)] = []
    do {
      while let file = staged.first {
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
          // Renaming does nothing where both names are of one file, as they are where the new one never came.
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

  /// Keeps a file that is about to be replaced under a second name.
  ///
  /// - Returns: `nil` where there is no such file.
  private func keep(_ path: FilePath) throws(FileAccessError) -> FilePath? {
    switch FileSystemEntry.at(path) {
    case nil: return nil
    case .file: break
    case .directory: throw FileAccessError(path.string, .isDirectory)
    case .other: throw FileAccessError(path.string, .notAFile)
    }
    let name = NewFile.temporaryName(beside: path)
    if path.withPlatformString({ from in name.withPlatformString { link(from, $0) } }) == 0 { return name }
    // No hard links on this file system: for a moment there is no file under its own name.
    do throws(FileAccessError) {
      try NewFile.rename(path, to: name)
    } catch {
      throw FileAccessError(path.string, error.reason)
    }
    return name
  }

  private func give(_ temporary: FilePath, name destination: FilePath) throws(FileAccessError) {
    if !overwrites {
      // A hard link never replaces a file that came into being in the meantime; rename would.
      let linked = temporary.withPlatformString { from in destination.withPlatformString { link(from, $0) } } == 0
      if linked {
        NewFile.remove(temporary)
        return
      }
      if errno == EEXIST { throw FileAccessError(destination.string, .exists) }
      // No hard links on this file system: the check in `add` has to do.
    }
    try NewFile.rename(temporary, to: destination)
  }
}
