public import SystemPackage

/// Why a file could not be read or written, in words.
public struct FileAccessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kept a file from being read or written.
  public enum Reason: Hashable, Sendable {
    /// The system said no.
    case system(Errno)
    /// Larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// It exists, and nobody said that it may be overwritten.
    case exists
    /// It is a directory, where a file has to be.
    case isDirectory
    /// It is a file or something else, where a directory has to be.
    case notDirectory
    /// A device, a pipe or a socket, which is not replaced.
    case notAFile
    /// The path is empty or absolute, or has `.` or `..` in it, where it must lead into a directory.
    case outside
    /// Something else took its place between the look at it and its replacement.
    case changed
    /// It was written to, or replaced, while it was read.
    case changedWhileRead
    /// It ends before what it should hold does.
    case cutOff
    /// SQLite says no.
    case database(DatabaseProblem)
    /// Not a ZIP archive, or a damaged one; the text says how.
    case damagedArchive(String)
  }

  /// The path as the user or the program named it, or a package and an entry with `!` between them.
  public let path: String
  /// What kept it from being read or written.
  public let reason: Reason

  /// Takes the path as people should see it, and the reason.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// One sentence without a full stop.
  public var message: String { "\(path.isEmpty ? "an empty path" : path): \(explanation)" }

  /// The same as `message`, so that `"\(error)"` is for people.
  public var description: String { message }

  /// The same without the path.
  package var explanation: String {
    switch reason {
    case .system(let errno): describe(errno)
    case .tooLarge(let limit): "larger than \(limit / 1_048_576) MB, the limit for a scheme file"
    case .exists: "exists already"
    case .isDirectory: "is a directory"
    case .notDirectory: "is not a directory"
    case .notAFile: "is a device or a pipe, which cannot be replaced; “-” writes to standard output"
    case .outside: "does not name anything within the directory"
    case .changed: "was replaced by something else in the meantime, which is left as it is"
    case .changedWhileRead: "was changed while it was read; run this again when nothing writes to it"
    case .cutOff: "ends too early; it is cut off, or was changed while it was read"
    case .database(let problem): problem.message
    case .damagedArchive(let text): text
    }
  }

  private func describe(_ errno: Errno) -> String {
    switch errno {
    case .noSuchFileOrDirectory: "no such file or directory"
    case .ioError: "input/output error: the disk, or the way to it, fails"
    case .permissionDenied: "permission denied"
    case .noSpace: "no space is left on the disk"
    case .readOnlyFileSystem: "the file system is read-only"
    default: errno.description
    }
  }
}
