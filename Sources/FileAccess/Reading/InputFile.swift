public import SystemPackage

/// A file that is read by position, by any number of tasks at once.
///
/// Read and not mapped: a disk's error is an error then, and not a signal.
public final class InputFile: Sendable {
  /// The path by which it was opened; of a temporary file without a name, what messages call it.
  public let path: FilePath
  /// In bytes, when it was opened.
  public let size: Int
  /// When it was opened; `nil` where nobody else can write to it.
  package let version: FileVersion?
  private let descriptor: FileDescriptor

  /// Opens a regular file for reading; symbolic links are followed.
  ///
  /// - Throws: `.isDirectory` for a directory, `.notAFile` for a device, a pipe or a socket, `.system` where the system
  ///   refuses.
  public init(_ path: FilePath) throws(FileAccessError) {
    let descriptor = try FileReading.open(path)
    do {
      let status = try Stat(descriptor)
      guard status.type == .regular else {
        throw FileAccessError(path.string, status.type == .directory ? .isDirectory : .notAFile)
      }
      size = Int(status.size)
      version = FileVersion(status)
    } catch {
      try? descriptor.close()
      throw error as? FileAccessError ?? FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
    self.path = path
    self.descriptor = descriptor
  }

  /// A file without a name that a descriptor leads to; it is closed with the value.
  init(_ descriptor: FileDescriptor, named path: FilePath, size: Int) {
    self.path = path
    self.size = size
    version = nil
    self.descriptor = descriptor
  }

  deinit { try? descriptor.close() }

  /// The whole file as a section.
  public var all: FileSection { FileSection(file: self, range: 0..<size, name: path.string) }

  /// Whether it is as it was when it was opened.
  fileprivate var isUnchanged: Bool {
    guard let version else { return true }
    return (try? Stat(descriptor)).map(FileVersion.init) == version
  }

  /// Fills a buffer from an offset on.
  ///
  /// - Throws: `.cutOff` where the file ends before the buffer is full.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int, named name: String) throws(FileAccessError) {
    var length = 0
    while length < buffer.count {
      let count: Int
      do {
        count = try descriptor.read(
          fromAbsoluteOffset: Int64(offset + length), into: UnsafeMutableRawBufferPointer(rebasing: buffer[length...]))
      } catch {
        throw FileAccessError(name, .system(error as? Errno ?? .ioError))
      }
      if count == 0 { throw FileAccessError(name, .cutOff) }
      length += count
    }
  }
}

/// A part of a file, such as a file of its own or an entry of a package that is stored as it is.
public struct FileSection: Sendable {
  /// The open file, which stays open as long as a section of it is kept.
  public let file: InputFile
  /// In bytes, from the file's start.
  public let range: Range<Int>
  /// For people: the file's path, or the package and the entry.
  public let name: String

  /// In bytes.
  public var size: Int { range.count }

  /// Fills a buffer from an offset of the section on.
  ///
  /// - Throws: `.cutOff` where the section ends before the buffer is full.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileAccessError) {
    guard offset >= 0, offset <= size, buffer.count <= size - offset else { throw FileAccessError(name, .cutOff) }
    try file.read(into: buffer, at: range.lowerBound + offset, named: name)
  }

  /// - Throws: `.changedWhileRead` where the file is not as it was when it was opened.
  package func checkIsUnchanged() throws(FileAccessError) {
    guard file.isUnchanged else { throw FileAccessError(name, .changedWhileRead) }
  }

  /// The bytes from an offset of the section on.
  ///
  /// - Throws: `.cutOff` where the section has fewer, before any memory is taken.
  public func bytes(at offset: Int, count: Int) throws(FileAccessError) -> [UInt8] {
    guard count >= 0, offset >= 0, offset <= size, count <= size - offset else { throw FileAccessError(name, .cutOff) }
    var bytes = [UInt8](repeating: 0, count: count)
    do {
      try bytes.withUnsafeMutableBytes { try read(into: $0, at: offset) }
    } catch {
      throw error as? FileAccessError ?? FileAccessError(name, .system(.ioError))
    }
    return bytes
  }
}
