package import SystemPackage

/// A file that grows line by line while a job runs.
///
/// A killed process leaves whole lines, and at most one that is cut off at the end: each line is written by one call.
package final class AppendedFile: Sendable {
  private let path: FilePath
  private let descriptor: FileDescriptor

  /// - Throws: `FileAccessError` if the file does not exist, or cannot be written.
  package init(_ path: FilePath) throws(FileAccessError) {
    do {
      descriptor = try FileDescriptor.open(path, .writeOnly, options: [.append, .closeOnExec])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
    self.path = path
  }

  deinit { try? descriptor.close() }

  /// Adds bytes at the end.
  package func append(_ bytes: [UInt8]) throws(FileAccessError) {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }
}
