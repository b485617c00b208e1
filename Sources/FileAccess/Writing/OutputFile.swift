package import SystemPackage

/// A file that is written by position, by any number of tasks at the same time.
package final class OutputFile: Sendable {
  package let path: FilePath
  private let descriptor: FileDescriptor

  /// - Parameter continues: whether an existing file is opened with its content; otherwise the file must not exist.
  package init(_ path: FilePath, continues: Bool = false) throws(FileAccessError) {
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: continues ? [.create, .closeOnExec] : [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
    self.path = path
  }

  deinit { try? descriptor.close() }

  /// Writes bytes at an offset in the file.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileAccessError) {
    do {
      _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// Writes bytes at an offset in the file.
  package func write(_ bytes: [UInt8], at offset: Int) throws(FileAccessError) {
    do {
      _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// The bytes at an offset; fewer than `count` if the file ends before.
  package func read(at offset: Int, count: Int) throws(FileAccessError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    do {
      let length = try bytes.withUnsafeMutableBytes { try descriptor.read(fromAbsoluteOffset: Int64(offset), into: $0) }
      return Array(bytes[..<length])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// Sets the size of the file. Unfinished output of an earlier run can be longer than the result.
  package func truncate(to size: Int) throws(FileAccessError) {
    do {
      try descriptor.resize(to: Int64(size))
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }
}
