import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Decompresses an entry into a temporary file without a name. The system removes the file at the latest when the
/// process ends, even if it is killed.
enum InflatedFile {
  /// - Parameter size: the decompressed size that the archive states, in bytes. More is never written.
  static func section(of compressed: FileSection, size: Int) throws(FileAccessError) -> FileSection {
    // An impossible size is refused before anything is written.
    guard size <= inflatedLimit(compressed.size) else { throw damaged(compressed) }
    let output = try temporaryFile()
    do throws(FileAccessError) {
      try inflate(compressed, to: output, size: size)
      try compressed.checkIsUnchanged()
    } catch {
      try? output.close()
      throw error
    }
    let file = InputFile(output, named: FilePath(compressed.name), size: size)
    return FileSection(file: file, range: 0..<size, name: compressed.name)
  }

  /// Copies the decompressed bytes of a section to a file.
  /// ///
  /// /// - Throws: `.damagedArchive` if the data is damaged or its size differs from `size`.
  private static func inflate(
    _ compressed: FileSection, to output: FileDescriptor, size: Int
  ) throws(FileAccessError) {
    let stream = InflateStream(.none)
    // 64 KB in and 256 KB out: entries of several gigabytes are decompressed in constant memory.
    let source = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer {
      source.deallocate()
      target.deallocate()
    }
    var input = UnsafeRawBufferPointer(start: nil, count: 0)
    var read = 0
    var written = 0
    while true {
      if input.isEmpty, read < compressed.size {
        let part = UnsafeMutableRawBufferPointer(rebasing: source[..<min(source.count, compressed.size - read)])
        try compressed.read(into: part, at: read)
        read += part.count
        input = UnsafeRawBufferPointer(part)
      }
      // A full output buffer leaves input for the next round, which reads nothing new then.
      guard let step = stream.step(input, into: target) else { throw damaged(compressed) }
      input = UnsafeRawBufferPointer(rebasing: input.dropFirst(step.consumed))
      written += step.written
      // Checked before writing, so that a ZIP bomb cannot fill the disk.
      guard written <= size else { throw damaged(compressed) }
      do {
        try output.writeAll(UnsafeRawBufferPointer(rebasing: target[..<step.written]))
      } catch {
        throw FileAccessError(compressed.name, .system(error as? Errno ?? .ioError))
      }
      if step.isFinished { break }
      // The input is used up, and the data has not ended: the entry is truncated.
      guard step.consumed > 0 || step.written > 0 || read < compressed.size else { throw damaged(compressed) }
    }
    guard written == size else { throw damaged(compressed) }
  }

  /// A new file that only this process can open: its name is removed at once.
  private static func temporaryFile() throws(FileAccessError) -> FileDescriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = TemporaryName.new(beside: FilePath(folder).appending("tilescheme"))
    do {
      let file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: [.ownerReadWrite])
      _ = path.withPlatformString { unlink($0) }
      return file
    } catch {
      throw FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
  }

  private static func damaged(_ section: FileSection) -> FileAccessError {
    FileAccessError(section.name, .damagedArchive("it does not decompress to the size that the directory states"))
  }
}
