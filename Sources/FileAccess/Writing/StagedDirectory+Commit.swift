public import SystemPackage

extension StagedDirectory {
  /// Gives the directory its final name in one step.
  ///
  /// If the file system cannot exchange two names, the replaced directory is renamed first. It gets its name back if
  /// the new one cannot take it.
  ///
  /// - Returns: the path of the replaced directory, or of what is left of it, if it could not be removed; otherwise
  ///   `nil`.
  /// - Throws: `.exists` if a directory has appeared at the destination, `.notDirectory` if something else has;
  ///   `.changed` if the directory to be replaced is a different one by now; `.system`. The destination is then
  ///   unchanged, and nothing staged remains.
  @discardableResult public consuming func commit() throws(FileAccessError) -> FilePath? {
    if let failure { throw failure }
    if let replaced { return try take(replaced) }
    try appear()
    return nil
  }

  /// Moves the tree to a free name.
  private borrowing func appear() throws(FileAccessError) {
    var tree = temporary
    var name = parent.appending(steps[0])
    for next in steps.dropFirst() {
      do throws(Errno) {
        return try renaming.move(tree, to: name)
      } catch {
        // Another process has created this parent in the meantime, so the rest of the tree is moved into it.
        guard error == .fileExists, FileSystemEntry.at(name) == .directory else { throw failed(error, at: name) }
      }
      tree.append(next)
      name.append(next)
    }
    do throws(Errno) {
      try renaming.move(tree, to: name)
    } catch {
      throw failed(error, at: name)
    }
  }

  private borrowing func failed(_ error: Errno, at path: FilePath) -> FileAccessError {
    guard error == .fileExists else { return FileAccessError(path.string, .system(error)) }
    let isDirectory = (try? Stat(path, followTargetSymlink: false))?.type == .directory
    return FileAccessError(path.string, isDirectory ? .exists : .notDirectory)
  }

  /// Takes the name of the replaced directory, and removes that directory.
  private mutating func take(_ replaced: FileIdentity) throws(FileAccessError) -> FilePath? {
    do throws(Errno) {
      try renaming.exchange(temporary, destination)
    } catch {
      if Renaming.isUnsupported(error) { return try takeInSteps(replaced) }
      guard error == .noSuchFileOrDirectory else { throw FileAccessError(destination.string, .system(error)) }
      // The directory to be replaced no longer exists.
      try appear()
      return nil
    }
    guard Self.identity(of: temporary) == replaced else {
      // A different directory was exchanged, which was never checked: exchange the names again.
      do throws(Errno) {
        try renaming.exchange(temporary, destination)
      } catch {
        // The unknown directory now has the temporary name. It is not ours, so it must not be removed.
        isOurs = false
        // Under a name that no later run sweeps away: it is somebody's directory.
        let kept = FilePath("\(temporary.string).kept")
        let isMoved = (try? renaming.move(temporary, to: kept)) != nil
        throw FileAccessError((isMoved ? kept : temporary).string, .system(error))
      }
      throw FileAccessError(destination.string, .changed)
    }
    return removed(temporary)
  }

  /// For file systems without exchange: for a moment, no directory has the name of the destination.
  private mutating func takeInSteps(_ replaced: FileIdentity) throws(FileAccessError) -> FilePath? {
    let aside = TemporaryName.old(of: destination)
    do throws(Errno) {
      try renaming.move(destination, to: aside)
    } catch {
      guard error == .noSuchFileOrDirectory else { throw FileAccessError(destination.string, .system(error)) }
      // The directory to be replaced no longer exists.
      try appear()
      return nil
    }
    do throws(FileAccessError) {
      guard Self.identity(of: aside) == replaced else { throw FileAccessError(destination.string, .changed) }
      try appear()
    } catch {
      do throws(Errno) {
        try renaming.move(aside, to: destination)
      } catch {
        throw FileAccessError(aside.string, .system(error))
      }
      throw error
    }
    return removed(aside)
  }

  private borrowing func removed(_ path: FilePath) -> FilePath? {
    do throws(Errno) {
      try DirectoryTree.remove(path)
      return nil
    } catch {
      return path
    }
  }

  private static func identity(of path: FilePath) -> FileIdentity? {
    guard let status = try? Stat(path, followTargetSymlink: false) else { return nil }
    return FileIdentity(status)
  }
}
