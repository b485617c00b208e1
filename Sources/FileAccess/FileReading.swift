public import SystemPackage

/// Reads whole files, up to a limit.
public enum FileReading {
  /// The limit for a scheme file, in bytes: a thousand times the usual one, with room for legends.
  public static let schemeFileLimit = 64 * 1_048_576

  /// - Parameter limit: in bytes; what a file's size claims is not trusted, the bytes are counted.
  public static func bytes(of path: FilePath, limit: Int = schemeFileLimit) throws(FileAccessError) -> [UInt8] {
    let file = try open(path)
    defer { try? file.close() }
    return try bytes(of: file, named: path.string, limit: limit)
  }

  /// Everything that standard input holds.
  public static func standardInput(limit: Int = schemeFileLimit) throws(FileAccessError) -> [UInt8] {
    try bytes(of: .standardInput, named: "standard input", limit: limit)
  }

  static func open(_ path: FilePath) throws(FileAccessError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  private static func bytes(
    of file: FileDescriptor, named name: String, limit: Int
  ) throws(FileAccessError) -> [UInt8] {
    do {
      // One read suffices for nearly every scheme file.
      var buffer = [UInt8](repeating: 0, count: 32_768)
      var length = 0
      while true {
        let count = try buffer.withUnsafeMutableBytes { bytes in
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[length...]))
        }
        if count == 0 { break }
        length += count
        if length > limit { throw FileAccessError(name, .tooLarge(limit: limit)) }
        if length == buffer.count {
          // A large file is refused by its size, before it is read; the bytes are counted all the same.
          if let size = try? Stat(file).size, size > limit { throw FileAccessError(name, .tooLarge(limit: limit)) }
          buffer.append(contentsOf: repeatElement(0, count: buffer.count))
        }
      }
      buffer.removeLast(buffer.count - length)
      return buffer
    } catch let error as FileAccessError {
      throw error
    } catch let error as Errno {
      throw FileAccessError(name, error == .isDirectory ? .isDirectory : .system(error))
    } catch {
      throw FileAccessError(name, .system(.ioError))
    }
  }
}

extension FileReading {
  /// The first bytes of a file: fewer than `count` only where the file ends.
  public static func head(of path: FilePath, count: Int) throws(FileAccessError) -> [UInt8] {
    let file = try open(path)
    defer { try? file.close() }
    do {
      var buffer = [UInt8](repeating: 0, count: count)
      let length = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      return Array(buffer.prefix(length))
    } catch let error as Errno {
      throw FileAccessError(path.string, error == .isDirectory ? .isDirectory : .system(error))
    } catch {
      throw FileAccessError(path.string, .system(.ioError))
    }
  }
}
