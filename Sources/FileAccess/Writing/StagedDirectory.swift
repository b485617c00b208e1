public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A directory that gets its final name only when its whole content is written.
///
/// The tree is written into a temporary directory `.tilescheme-….tmp`, next to the place of the first missing directory
/// of its path. `commit` renames that one directory, so missing parents appear together with the tree. Without
/// `commit`, or if a file fails, nothing remains.
///
/// A process that is killed leaves either no directory of that name or a complete one. It may leave the temporary
/// directory, which can be removed. Nothing is flushed to the disk (`fsync`): a power failure can leave an incomplete
/// directory.
public struct StagedDirectory: ~Copyable {
  /// Where the directory will be.
  public let destination: FilePath

  /// The existing directory in which the tree will be.
  private let parent: FilePath
  /// The path from `parent` to the destination: one component, or more if directories are missing.
  private let steps: [FilePath.Component]
  /// The temporary directory, which will be renamed to the first step.
  private let temporary: FilePath
  /// The existing directory at the destination that is replaced; `nil` if there is none.
  private let replaced: FileIdentity?
  private let renaming: Renaming
  /// Whether `deinit` may remove the directory at `temporary`.
  private var isOurs = true
  private var failure: FileAccessError?

  /// Creates the temporary directory. The destination is not changed.
  ///
  /// - Parameters:
  ///   - path: the path from `base`, without `.` and `..`. Missing directories on it are created; existing ones may be
  ///     symbolic links.
  ///   - base: an existing directory.
  ///   - replacing: whether an existing directory at the destination is replaced, with all its content. The caller must
  ///     check that it may be replaced. A file or a symbolic link there is never replaced or followed.
  /// - Throws: `.outside` if the path leaves the base; `.exists` if there is a directory that is not to be replaced;
  ///   `.notDirectory` if there is something else; `.system` if the system reports an error, with the path concerned.
  public init(_ path: FilePath, in base: FilePath, replacing: Bool) throws(FileAccessError) {
    try self.init(path, in: base, replacing: replacing, renaming: Renaming())
  }

  init(_ path: FilePath, in base: FilePath, replacing: Bool, renaming: Renaming) throws(FileAccessError) {
    try Self.checkLeadsInside(path)
    var parent = base.isEmpty ? "." : base
    switch try Self.status(of: parent, followingLink: true)?.type {
    case .directory: break
    case nil: throw FileAccessError(parent.string, .system(.noSuchFileOrDirectory))
    default: throw FileAccessError(parent.string, .notDirectory)
    }
    let destination = parent.appending(path.components)
    var steps = Array(path.components)
    // The existing part of the path is followed. Its last directory is where the one rename will happen.
    while steps.count > 1, try Self.status(of: parent.appending(steps[0])) != nil {
      parent.append(steps.removeFirst())
      let isDirectory = try Self.status(of: parent, followingLink: true)?.type == .directory
      guard isDirectory else { throw FileAccessError(parent.string, .notDirectory) }
    }
    var replaced: FileIdentity?
    if let status = try Self.status(of: parent.appending(steps[0])) {
      guard status.type == .directory else { throw FileAccessError(destination.string, .notDirectory) }
      guard replacing else { throw FileAccessError(destination.string, .exists) }
      replaced = FileIdentity(status)
    }
    TemporaryName.sweep(parent)
    let temporary = TemporaryName.new(beside: parent.appending(steps[0]))
    var made = temporary
    do throws(Errno) {
      try Self.make(made)
      for step in steps.dropFirst() {
        made.append(step)
        try Self.make(made)
      }
    } catch {
      try? DirectoryTree.remove(temporary)
      throw FileAccessError((made == temporary ? parent : destination).string, .system(error))
    }
    self.destination = destination
    self.parent = parent
    self.steps = steps
    self.temporary = temporary
    self.replaced = replaced
    self.renaming = renaming
  }

  /// Takes over a complete directory next to its destination. It is kept if it cannot be renamed.
  ///
  /// - Parameters:
  ///   - temporary: the complete directory, in `base`.
  ///   - name: one component, the name of the destination in `base`.
  package init(
    adopting temporary: FilePath, as name: FilePath, in base: FilePath, replacing: Bool
  ) throws(FileAccessError) {
    try Self.checkLeadsInside(name)
    let parent: FilePath = base.isEmpty ? "." : base
    let destination = parent.appending(name.components)
    var replaced: FileIdentity?
    if replacing, let status = try Self.status(of: destination) {
      guard status.type == .directory else { throw FileAccessError(destination.string, .notDirectory) }
      replaced = FileIdentity(status)
    }
    self.parent = parent
    self.destination = destination
    steps = Array(name.components)
    self.temporary = temporary
    self.replaced = replaced
    renaming = Renaming()
    isOurs = false
  }

  deinit {
    // After a commit nothing exists there.
    if isOurs { try? DirectoryTree.remove(temporary) }
  }

  /// Writes a file into the directory. Directories on its path are created.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: the path from the destination, without `.` and `..`.
  /// - Throws: `.outside`, or `.system` with the final path of the file, for example if the disk is full. Everything
  ///   staged is then removed, because the directory can no longer be completed. Every later call throws the same
  ///   error.
  public mutating func add(_ bytes: [UInt8], at path: FilePath) throws(FileAccessError) {
    try stage(path) { staged throws(Errno) in
      try Self.makeAll(path.removingLastComponent(), in: staged)
      try NewFile.write(bytes, at: staged.appending(path.components))
    }
  }

  /// Creates a directory within the directory, and those on its path. Existing ones are kept.
  ///
  /// - Parameter path: the path from the destination, without `.` and `..`.
  /// - Throws: the same as `add(_:at:)`.
  public mutating func addDirectory(_ path: FilePath) throws(FileAccessError) {
    try stage(path) { staged throws(Errno) in try Self.makeAll(path, in: staged) }
  }

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
}

extension StagedDirectory {
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

  private mutating func stage(
    _ path: FilePath, _ write: (_ staged: FilePath) throws(Errno) -> Void
  ) throws(FileAccessError) {
    let final = destination.appending(path.components)
    try staging { staged throws(FileAccessError) in
      try Self.checkLeadsInside(path)
      do throws(Errno) {
        try write(staged)
      } catch {
        throw FileAccessError(final.string, .system(error))
      }
    }
  }

  /// Does a step of the staging; if it fails, everything staged is removed.
  mutating func staging(
    _ write: (_ staged: FilePath) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    if let failure { throw failure }
    do throws(FileAccessError) {
      try write(temporary.appending(steps.dropFirst()))
    } catch {
      failure = error
      try? DirectoryTree.remove(temporary)
      throw error
    }
  }

  private static func checkLeadsInside(_ path: FilePath) throws(FileAccessError) {
    guard !path.isEmpty, path.isRelative, path.components.allSatisfy({ $0.kind == .regular }) else {
      throw FileAccessError(path.string, .outside)
    }
  }

  private static func makeAll(_ path: FilePath, in directory: FilePath) throws(Errno) {
    var directory = directory
    for component in path.components {
      directory.append(component)
      do throws(Errno) {
        try make(directory)
      } catch {
        guard error == .fileExists, FileSystemEntry.at(directory) == .directory else { throw error }
      }
    }
  }

  private static func make(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ mkdir($0, 0o777) }) != 0 { throw Errno(rawValue: errno) }
  }

  private static func identity(of path: FilePath) -> FileIdentity? {
    guard let status = try? Stat(path, followTargetSymlink: false) else { return nil }
    return FileIdentity(status)
  }

  /// - Returns: `nil` if nothing exists there.
  private static func status(
    of path: FilePath, followingLink: Bool = false
  ) throws(FileAccessError) -> Stat? {
    do throws(Errno) {
      return try Stat(path, followTargetSymlink: followingLink)
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw FileAccessError(path.string, error == .notDirectory ? .notDirectory : .system(error))
    }
  }
}
