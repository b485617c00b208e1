import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Makes second names for files: a tree of directories with hard links to the files of another tree.
///
/// Such a tree is made without copying a tile, and both trees are whole until one of them is removed.
enum LinkedTree {
  /// Gives a file, a symbolic link or a whole directory a second name. The new directories get the owner and the
  /// permissions of the old ones.
  ///
  /// - Parameters:
  ///   - source: the existing file or directory; a symbolic link is not followed.
  ///   - destination: the free new name, on the same file system.
  ///   - watched: receives the state of each directory before it is listed.
  static func link(
    _ source: FilePath, as destination: FilePath, _ watched: inout WatchedDirectories
  ) throws(FileAccessError) {
    guard try kind(of: source) == .directory else { return try linkFile(source, as: destination) }
    try watched.note(source)
    if destination.withPlatformString({ mkdir($0, 0o777) }) != 0 {
      throw FileAccessError(destination.string, .system(Errno(rawValue: errno)))
    }
    for entry in try Directory.entries(in: source) {
      let (from, to) = (source.appending(entry.name), destination.appending(entry.name))
      // The directory says what most entries are, which saves a call for each tile.
      if entry.kind == .file { try linkFile(from, as: to) } else { try link(from, as: to, &watched) }
    }
    // After its content, because the old directory may be one that its owner cannot write to.
    try copyAttributes(of: source, to: destination)
  }

  /// Gives a directory or a file the owner and the permissions of another one: the account of a server must be able to
  /// write to the new one as well.
  ///
  /// Only root may give files away, so that another user keeps what this user makes.
  static func copyAttributes(of source: FilePath, to destination: FilePath) throws(FileAccessError) {
    var status = stat()
    let isRead = source.withPlatformString { stat($0, &status) } == 0
    guard isRead else { throw FileAccessError(source.string, .system(Errno(rawValue: errno))) }
    _ = destination.withPlatformString { chown($0, status.st_uid, status.st_gid) }
    // After the owner, because a change of the owner removes the set-group-ID bit.
    if destination.withPlatformString({ chmod($0, status.st_mode & 0o7777) }) != 0 {
      throw FileAccessError(destination.string, .system(Errno(rawValue: errno)))
    }
  }

  private static func linkFile(_ source: FilePath, as destination: FilePath) throws(FileAccessError) {
    // Without AT_SYMLINK_FOLLOW a symbolic link gets a second name, and not its target.
    let result = source.withPlatformString { from in
      destination.withPlatformString { linkat(AT_FDCWD, from, AT_FDCWD, $0, 0) }
    }
    guard result != 0 else { return }
    let reason = Errno(rawValue: errno)
    throw FileAccessError(source.string, cannotLink.contains(reason) ? .noLinks : .system(reason))
  }

  /// What systems report where a file cannot have a second name: by the file system, by its limit of names, by the rule
  /// of Linux for files of other owners, and across file systems.
  private static let cannotLink: [Errno] = [
    .notPermitted, .notSupported, .noFunction, .tooManyLinks, .improperLink,
  ]

  private static func kind(of path: FilePath) throws(FileAccessError) -> FileSystemEntry? {
    do throws(Errno) {
      return try Stat(path, followTargetSymlink: false).type == .directory ? .directory : .file
    } catch {
      throw FileAccessError(path.string, .system(error))
    }
  }
}
