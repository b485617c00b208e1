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
  let parent: FilePath
  /// The path from `parent` to the destination: one component, or more if directories are missing.
  let steps: [FilePath.Component]
  /// The temporary directory, which will be renamed to the first step.
  let temporary: FilePath
  /// The existing directory at the destination that is replaced; `nil` if there is none.
  let replaced: FileIdentity?
  let renaming: Renaming
  /// Whether `deinit` may remove the directory at `temporary`.
  var isOurs = true
  var failure: FileAccessError?

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
}

extension StagedDirectory {
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
