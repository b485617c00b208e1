package import SystemPackage

/// A file that is written by position, by any number of tasks at once.
package final class OutputFile: Sendable {
  package let path: FilePath
  private let descriptor: FileDescriptor

  /// - Parameter continues: whether a file that exists is written on; otherwise it must not exist.
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

  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileAccessError) {
    do {
      _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  package func write(_ bytes: [UInt8], at offset: Int) throws(FileAccessError) {
    do {
      _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// The bytes that were written before; fewer than `count` where the file ends.
  func read(at offset: Int, count: Int) throws(FileAccessError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    do {
      let length = try bytes.withUnsafeMutableBytes { try descriptor.read(fromAbsoluteOffset: Int64(offset), into: $0) }
      return Array(bytes[..<length])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// Ends the file at a size.
  func truncate(to size: Int) throws(FileAccessError) {
    do {
      try descriptor.resize(to: Int64(size))
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }
}
