public import SystemPackage

/// Why a file could not be read or written, in words.
public struct FileAccessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of the problem.
  public enum Reason: Hashable, Sendable {
    /// The system reported an error.
    case system(Errno)
    /// The file is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// It already exists, and overwriting was not requested.
    case exists
    /// It is an input of the same run, which no result replaces.
    case isInput
    /// It is the name of two results of the same run.
    case givenTwice
    /// It is a directory, but must be a file.
    case isDirectory
    /// It is not a directory, but must be one.
    case notDirectory
    /// It is a device, a pipe or a socket, which is never replaced.
    case notAFile
    /// It is a device, a pipe or a socket, which is never opened for reading.
    case special(SpecialFile)
    /// The path must lead into a directory, but is empty, absolute, or contains `.` or `..`.
    case outside
    /// It was replaced by something else after it was checked and before it could be replaced.
    case changed
    /// It appeared in a directory that was about to be replaced, after that was checked.
    case appeared
    /// Another run writes the same result; the text names that run, if it is known.
    case inUse(by: String?)
    /// It was changed or replaced while it was read.
    case changedWhileRead
    /// It cannot get a second name (hard link), which keeps the old and the new state of a cache whole.
    case noLinks
    /// It ends before its expected content is complete.
    case cutOff
    /// SQLite reported a problem.
    case database(DatabaseProblem)
    /// It is not a ZIP or PMTiles archive, or a damaged one; the text says what is wrong.
    case damagedArchive(String)
    /// It is on a server whose answer cannot be used; the text says why, and what to do.
    case server(String)
  }

  /// The path as the user or the program gave it, or a package and an entry with `!` between them.
  public let path: String
  /// Why it could not be read or written.
  public let reason: Reason

  /// Makes an error of the path as people should see it, and the reason.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// One sentence without a full stop.
  public var message: String { "\(path.isEmpty ? "an empty path" : path): \(explanation)" }

  /// The same as `message`, so that `"\(error)"` is readable.
  public var description: String { message }

  /// The message without the path.
  package var explanation: String {
    switch reason {
    case .system(let errno): describe(errno)
    case .tooLarge(let limit): "is larger than the limit of \(size(limit))"
    case .exists: "already exists"
    case .isInput: "is an input of this run, which is never replaced; give the result another path"
    case .givenTwice: "is the path of two results; give each result its own path"
    case .isDirectory: "is a directory"
    case .notDirectory: "is not a directory"
    case .notAFile: "is a device or a pipe, not a regular file; “-” writes to standard output"
    case .special(let kind): "is \(kind.words), not a regular file, so it was not opened"
    case .outside: "is not a relative path inside the directory, without “.” and “..”"
    case .changed: "was replaced by another program in the meantime; the replacement was not touched"
    case .appeared:
      "was created in a directory that was to be replaced, so the directory was not replaced; move it away first"
    case .inUse(let owner):
      "another run writes this result\(owner.map { " (\($0))" } ?? ""); wait until it has finished, or give another name"
    case .changedWhileRead: "was changed while it was read; try again when no other program writes to it"
    case .noLinks:
      "cannot get a second name (hard link), by which the tiles are moved safely; the owner of the cache can make "
        + "them, on a file system that has hard links, such as ext4, XFS, NTFS or NFS"
    case .cutOff: "ends too early: it is truncated, or was changed while it was read"
    case .database(let problem): problem.message
    case .damagedArchive(let text), .server(let text): text
    }
  }

  /// Limits are 64 kB for a token and whole megabytes for everything else.
  private func size(_ limit: Int) -> String {
    limit < 1_048_576 ? "\(limit / 1024) kB" : "\(limit / 1_048_576) MB"
  }

  private func describe(_ errno: Errno) -> String {
    switch errno {
    case .noSuchFileOrDirectory: "no such file or directory"
    case .ioError: "I/O error (disk or network)"
    case .permissionDenied: "permission denied"
    case .noSpace: "no space is left on the disk"
    case .readOnlyFileSystem: "the file system is read-only"
    default: errno.description
    }
  }
}
