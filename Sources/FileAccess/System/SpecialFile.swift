public import SystemPackage

/// A file that is neither a regular file nor a directory. It is reported by its kind and never opened by its name: opening
/// a named pipe waits for another program, perhaps for ever, and opening a device can change its state.
public enum SpecialFile: Hashable, Sendable {
  /// A named pipe (FIFO).
  case pipe
  /// A socket.
  case socket
  /// A device, such as a disk or a terminal.
  case device

  /// - Returns: `nil` for a regular file, a directory or a link.
  init?(_ type: FileType) {
    switch type {
    case .regular, .directory, .symbolicLink: return nil
    case .fifo: self = .pipe
    case .socket: self = .socket
    default: self = .device
    }
  }

  /// The special file at a path; symbolic links are followed.
  ///
  /// - Returns: `nil` if there is nothing, or something else.
  public static func at(_ path: FilePath) -> SpecialFile? {
    (try? Stat(path)).flatMap { SpecialFile($0.type) }
  }

  /// - Throws: `FileAccessError` with `.special` if there is a special file at the path. Programs that open a file by its
  ///   name themselves, such as SQLite, must not be given such a name.
  package static func refuse(_ path: FilePath) throws(FileAccessError) {
    if let special = at(path) { throw FileAccessError(path.string, .special(special)) }
  }

  /// The same for a path whose status is known.
  package static func refuse(_ path: FilePath, _ status: Stat) throws(FileAccessError) {
    if let special = SpecialFile(status.type) { throw FileAccessError(path.string, .special(special)) }
  }

  /// For people, with the article.
  var words: String {
    switch self {
    case .pipe: "a named pipe"
    case .socket: "a socket"
    case .device: "a device"
    }
  }

  /// The number of the open descriptor of this process for which a path stands: `/dev/stdin`, or `/dev/fd/63` of a shell's
  /// `<(…)`. The shell has opened it for this run, so that reading it is like reading standard input.
  ///
  /// - Returns: `nil` for any other path.
  static func descriptor(_ path: FilePath) -> FileDescriptor? {
    if path == "/dev/stdin" { return .standardInput }
    guard ["/dev/fd", "/proc/self/fd"].contains(path.folder), let number = path.name.flatMap({ CInt($0) }), number >= 0
    else { return nil }
    return FileDescriptor(rawValue: number)
  }
}
