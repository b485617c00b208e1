private import CZlib
import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Inflates into a temporary file that has no name, so that it goes away with the process at the latest.
enum InflatedFile {
  /// - Parameter size: what the inflated bytes claim to be; more is never written.
  static func section(of compressed: FileSection, size: Int) throws(FileAccessError) -> FileSection {
    // Deflate shrinks at most 1032 to 1: a claim beyond that is a lie.
    guard size <= compressed.size * 1032 + 64 else { throw damaged(compressed) }
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

  private static func inflate(
    _ compressed: FileSection, to output: FileDescriptor, size: Int
  ) throws(FileAccessError) {
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw damaged(compressed)
    }
    defer { inflateEnd(&stream) }
    let source = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer {
      source.deallocate()
      target.deallocate()
    }
    var read = 0
    var written = 0
    var status = Z_OK
    while status == Z_OK {
      if stream.avail_in == 0 {
        let part = UnsafeMutableRawBufferPointer(rebasing: source[..<min(source.count, compressed.size - read)])
        guard !part.isEmpty else { throw damaged(compressed) }
        try compressed.read(into: part, at: read)
        read += part.count
        stream.next_in = part.bindMemory(to: UInt8.self).baseAddress
        stream.avail_in = UInt32(part.count)
      }
      stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = UInt32(target.count)
      status = CZlib.inflate(&stream, Z_NO_FLUSH)
      guard status == Z_OK || status == Z_STREAM_END else { throw damaged(compressed) }
      let count = target.count - Int(stream.avail_out)
      written += count
      guard written <= size else { throw damaged(compressed) }
      do {
        try output.writeAll(UnsafeRawBufferPointer(rebasing: target[..<count]))
      } catch {
        throw FileAccessError(compressed.name, .system(error as? Errno ?? .ioError))
      }
    }
    guard written == size else { throw damaged(compressed) }
  }

  private static func temporaryFile() throws(FileAccessError) -> FileDescriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = NewFile.temporaryName(beside: FilePath(folder).appending("tilescheme"))
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
    FileAccessError(section.name, .damagedArchive("it does not inflate to the size it claims"))
  }
}
