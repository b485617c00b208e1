public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A directory that appears under its name only when all that is in it is written.
///
/// The tree grows in a directory `.tilescheme-….tmp` beside the first directory of its path that is missing, and
/// `commit` renames that one directory: missing parents come with the tree. Without `commit`, or when a file fails,
/// nothing remains.
///
/// A process that is killed leaves no directory of that name or a whole one, and may leave the temporary directory,
/// which can be removed. Nothing is forced onto the disk: a machine that loses its power is not provided for.
public struct StagedDirectory: ~Copyable {
  /// Where the directory will be.
  public let destination: FilePath

  /// The directory that exists, in which the tree will be.
  private let parent: FilePath
  /// The way from `parent` to the destination: one component, or more where directories are missing.
  private let steps: [FilePath.Component]
  /// What will be the first step.
  private let temporary: FilePath
  /// The directory at the destination, where there is one to replace.
  private let replaced: Identity?
  private let renaming: Renaming
  /// Whether what lies at `temporary` is ours to remove.
  private var isOurs = true
  private var failure: FileAccessError?

  /// What tells a directory from another that takes its name.
  private struct Identity: Hashable {
    let device: DeviceID
    let inode: Inode
  }

  /// Begins a directory; a name is taken beside its destination, which stays as it is.
  ///
  /// - Parameters:
  ///   - path: the way from `base`, without `.` and `..`; directories on it that are missing are made, and those
  ///     that exist may be symbolic links.
  ///   - base: a directory that exists.
  ///   - replacing: whether the directory that exists at the destination now is replaced, with all that is in it.
  ///     Whether it may be is the caller's to know. A file or a symbolic link there is never replaced or followed.
  /// - Throws: `.outside` where the path leaves the base; `.exists` where there is a directory that is not to be
  ///   replaced; `.notDirectory` where there is something else; `.system` where the system says no, with the path
  ///   that it said it of.
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
    while steps.count > 1, try Self.status(of: parent.appending(steps[0])) != nil {
      parent.append(steps.removeFirst())
      let isDirectory = try Self.status(of: parent, followingLink: true)?.type == .directory
      guard isDirectory else { throw FileAccessError(parent.string, .notDirectory) }
    }
    var replaced: Identity?
    if let status = try Self.status(of: parent.appending(steps[0])) {
      guard status.type == .directory else { throw FileAccessError(destination.string, .notDirectory) }
      guard replacing else { throw FileAccessError(destination.string, .exists) }
      replaced = Identity(device: status.deviceID, inode: status.inode)
    }
    let temporary = NewFile.temporaryName(beside: parent.appending(steps[0]))
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

  /// Takes over a directory that is whole already, beside its destination; it stays where it cannot have its name.
  ///
  /// - Parameters:
  ///   - temporary: the directory, in `base`.
  ///   - name: one component, the destination's name in `base`.
  package init(
    adopting temporary: FilePath, as name: FilePath, in base: FilePath, replacing: Bool
  ) throws(FileAccessError) {
    try Self.checkLeadsInside(name)
    let parent: FilePath = base.isEmpty ? "." : base
    let destination = parent.appending(name.components)
    var replaced: Identity?
    if replacing, let status = try Self.status(of: destination) {
      guard status.type == .directory else { throw FileAccessError(destination.string, .notDirectory) }
      replaced = Identity(device: status.deviceID, inode: status.inode)
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
    // After a commit nothing lies there.
    if isOurs { try? DirectoryTree.remove(temporary) }
  }

  /// Writes a file of the directory; directories on its path are made.
  ///
  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - path: the way from the destination, without `.` and `..`.
  /// - Throws: `.outside`, or `.system` with the path that the file would have had, such as where the disk is full.
  ///   All that was staged is removed then: the directory can no longer be whole, and what is asked of it afterwards
  ///   throws the same.
  public mutating func add(_ bytes: [UInt8], at path: FilePath) throws(FileAccessError) {
    try stage(path) { staged throws(Errno) in
      try Self.makeAll(path.removingLastComponent(), in: staged)
      try NewFile.write(bytes, at: staged.appending(path.components))
    }
  }

  /// Makes a directory within the directory, and those on its path; one that was made before is left as it is.
  ///
  /// - Parameter path: the way from the destination, without `.` and `..`.
  /// - Throws: as `add(_:at:)`.
  public mutating func addDirectory(_ path: FilePath) throws(FileAccessError) {
    try stage(path) { staged throws(Errno) in try Self.makeAll(path, in: staged) }
  }

  /// Gives the directory its name, in one step.
  ///
  /// Where the file system knows no exchange, a directory that is replaced is set aside first and comes back where the
  /// new one cannot have its name.
  ///
  /// - Returns: where the replaced directory, or the rest of it, still lies, because it could not be removed.
  /// - Throws: `.exists` where a directory has come into being at the destination, `.notDirectory` where something
  ///   else has; `.changed` where the one to be replaced is another by now; `.system`. The destination is as it was
  ///   then, and nothing staged remains.
  @discardableResult public consuming func commit() throws(FileAccessError) -> FilePath? {
    if let failure { throw failure }
    if let replaced { return try take(replaced) }
    try appear()
    return nil
  }
}

extension StagedDirectory {
  /// Takes a place where nothing is.
  private borrowing func appear() throws(FileAccessError) {
    var tree = temporary
    var name = parent.appending(steps[0])
    for next in steps.dropFirst() {
      do throws(Errno) {
        return try renaming.move(tree, to: name)
      } catch {
        // Another process has made the parent meanwhile; ours goes into it.
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

  /// Takes the place of a directory, and removes that.
  private mutating func take(_ replaced: Identity) throws(FileAccessError) -> FilePath? {
    do throws(Errno) {
      try renaming.exchange(temporary, destination)
    } catch {
      if Renaming.isUnsupported(error) { return try takeInSteps(replaced) }
      guard error == .noSuchFileOrDirectory else { throw FileAccessError(destination.string, .system(error)) }
      // It went away by itself.
      try appear()
      return nil
    }
    guard Self.identity(of: temporary) == replaced else {
      // Nobody has looked at what came out.
      do throws(Errno) {
        try renaming.exchange(temporary, destination)
      } catch {
        isOurs = false
        throw FileAccessError(temporary.string, .system(error))
      }
      throw FileAccessError(destination.string, .changed)
    }
    return removed(temporary)
  }

  /// For a moment, there is no directory of that name.
  private mutating func takeInSteps(_ replaced: Identity) throws(FileAccessError) -> FilePath? {
    let aside = NewFile.temporaryName(beside: destination)
    do throws(Errno) {
      try renaming.move(destination, to: aside)
    } catch {
      guard error == .noSuchFileOrDirectory else { throw FileAccessError(destination.string, .system(error)) }
      // It went away by itself.
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
    if let failure { throw failure }
    do throws(FileAccessError) {
      try Self.checkLeadsInside(path)
      do throws(Errno) {
        try write(temporary.appending(steps.dropFirst()))
      } catch {
        throw FileAccessError(destination.appending(path.components).string, .system(error))
      }
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

  private static func identity(of path: FilePath) -> Identity? {
    guard let status = try? Stat(path, followTargetSymlink: false) else { return nil }
    return Identity(device: status.deviceID, inode: status.inode)
  }

  /// - Returns: `nil` where nothing lies there.
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
