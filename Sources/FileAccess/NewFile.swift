import SystemPackage

/// A file that is written where none was.
enum NewFile {
  /// A name in the same directory that nothing else has.
  static func temporaryName(beside path: FilePath) -> FilePath {
    var generator = SystemRandomNumberGenerator()
    let suffix = String(generator.next() as UInt64, radix: 36)
    return path.removingLastComponent().appending(".tilescheme-\(suffix).tmp")
  }

  /// Writes a file. Where that fails, what was written of it is left to the caller to remove.
  static func write(_ bytes: [UInt8], at path: FilePath) throws(Errno) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      do {
        try file.writeAll(bytes)
      } catch {
        try? file.close()
        throw error
      }
      // Some file systems report a full disk only now.
      try file.close()
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}
