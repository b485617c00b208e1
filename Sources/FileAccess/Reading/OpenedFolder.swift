public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A folder whose files are examined by their names alone. For each whole path, the system would search all folders of it
/// again, which is a third of the time for a folder of half a million files. It belongs to one task.
public final class OpenedFolder {
  /// The path with which the folder was opened.
  public let path: FilePath
  private let descriptor: FileDescriptor

  /// - Parameter path: of the folder.
  /// - Throws: `FileAccessError` if the folder cannot be opened.
  public init(_ path: FilePath) throws(FileAccessError) {
    do {
      descriptor = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
    self.path = path
  }

  deinit { try? descriptor.close() }

  /// The version of a file; `nil` if nothing has the name, or it cannot be examined. A symbolic link is followed.
  ///
  /// - Parameter name: ends with a zero; `nil` is no name.
  public func version(of name: UnsafePointer<CChar>?) -> FileVersion? {
    var status = stat()
    guard let name, fstatat(descriptor.rawValue, name, &status, 0) == 0 else { return nil }
    return FileVersion(Stat(rawValue: status))
  }
}
