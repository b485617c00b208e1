public import SystemPackage

/// Reads whole files, up to a size limit.
public enum FileReading {
  /// The size limit for a scheme file, in bytes: about a thousand times the usual size, so that services with many
  /// layers and legends fit.
  public static let schemeFileLimit = 64 * 1_048_576

  /// - Parameters:
  ///   - path: the file, or the name of a descriptor that is open already, such as `/dev/stdin`.
  ///   - limit: in bytes. The bytes are counted, because the size that the system reports can be wrong, for example 0
  ///     for a pipe.
  /// - Throws: `.tooLarge`, `.isDirectory`, `.special` for a pipe, a socket or a device with a name, or `.system`.
  public static func bytes(of path: FilePath, limit: Int = schemeFileLimit) throws(FileAccessError) -> [UInt8] {
    try bytes(of: path, limit: limit) { _ in false } ?? []
  }

  /// Reads the whole file, unless its first bytes show that it is of another kind.
  ///
  /// - Parameter isRefused: is called once, with the bytes of the first read, at most 32,768.
  /// - Returns: `nil` if `isRefused` returns `true`.
  package static func bytes(
    of path: FilePath, limit: Int = schemeFileLimit, unless isRefused: (ArraySlice<UInt8>) -> Bool
  ) throws(FileAccessError) -> [UInt8]? {
    if RangedFiles.file(at: path) != nil {
      // The first block of a file on a server shows its kind, like the first read of a file on the disk.
      let all = try InputFile(path).all
      if isRefused(try all.bytes(at: 0, count: min(32_768, all.size))[...]) { return nil }
      if all.size > limit { throw FileAccessError(path.string, .tooLarge(limit: limit)) }
      return try all.bytes(at: 0, count: all.size)
    }
    let file = try open(path)
    defer { try? file.close() }
    return try bytes(of: file, named: path.string, limit: limit, unless: isRefused)
  }

  /// Reads standard input to its end.
  public static func standardInput(limit: Int = schemeFileLimit) throws(FileAccessError) -> [UInt8] {
    try bytes(of: .standardInput, named: "standard input", limit: limit) { _ in false } ?? []
  }

  /// Opens a file for reading, without ever waiting for another program.
  ///
  /// - Throws: `.special` for a pipe, a socket or a device with a name, or `.system`.
  static func open(_ path: FilePath) throws(FileAccessError) -> FileDescriptor {
    do {
      // Examined before it is opened: opening a pipe waits for its writer, and opening a device can change its state.
      if let special = SpecialFile.at(path) {
        guard let descriptor = SpecialFile.descriptor(path) else {
          throw FileAccessError(path.string, .special(special))
        }
        return try descriptor.duplicate()
      }
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      // Examined again, because something else can have taken the name in the meantime. Without blocking, it did no harm.
      guard let special = (try? Stat(file)).flatMap({ SpecialFile($0.type) }) else { return file }
      try? file.close()
      throw FileAccessError(path.string, .special(special))
    } catch {
      throw error as? FileAccessError ?? FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  private static func bytes(
    of file: FileDescriptor, named name: String, limit: Int, unless isRefused: (ArraySlice<UInt8>) -> Bool
  ) throws(FileAccessError) -> [UInt8]? {
    do {
      // One read is enough for nearly every scheme file. The buffer is on the stack, so that each of thousands of files
      // only takes memory for its own size.
      return try withUnsafeTemporaryAllocation(byteCount: 32_768, alignment: 16) { buffer in
        var bytes: [UInt8] = []
        while true {
          let count = try file.read(into: buffer)
          if count == 0 { return bytes }
          let isFirst = bytes.isEmpty
          bytes.append(contentsOf: buffer[..<count])
          if isFirst, isRefused(bytes[...]) { return nil }
          if bytes.count > limit { throw FileAccessError(name, .tooLarge(limit: limit)) }
          // A large file is refused by its size before the rest is read. The bytes are counted all the same.
          if isFirst, count == buffer.count, let size = try? Stat(file).size, size > limit {
            throw FileAccessError(name, .tooLarge(limit: limit))
          }
        }
      }
    } catch let error as FileAccessError {
      throw error
    } catch let error as Errno {
      throw FileAccessError(name, error == .isDirectory ? .isDirectory : .system(error))
    } catch {
      throw FileAccessError(name, .system(.ioError))
    }
  }
}
