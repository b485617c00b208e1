private import CRename
public import SystemPackage

/// A file that is read by position, by any number of tasks at the same time.
///
/// The file is read and not mapped into memory: an I/O error is then an error that can be reported, and not a signal
/// that ends the process.
public final class InputFile: Sendable {
  /// The path by which it was opened; for a temporary file without a name, the name in messages.
  public let path: FilePath
  /// The size in bytes at the time of opening.
  public let size: Int
  /// The version at the time of opening; `nil` for a temporary file, to which no other process can write.
  package let version: FileVersion?
  private let place: Place

  /// Where the bytes come from.
  private enum Place: Sendable {
    case disk(FileDescriptor)
    case server(any RangeReading)
  }

  /// Opens a regular file for reading; symbolic links are followed. A path of `RangedFiles` opens a file of a server.
  ///
  /// - Throws: `.isDirectory` for a directory, `.special` for a device, a pipe or a socket, `.system` if the system
  ///   refuses.
  public init(_ path: FilePath) throws(FileAccessError) {
    if let ranged = RangedFiles.file(at: path) {
      self.path = path
      size = ranged.size
      version = ranged.version
      place = .server(ranged)
      return
    }
    let descriptor = try FileReading.open(path)
    do {
      let status = try Stat(descriptor)
      guard status.type == .regular else {
        throw FileAccessError(path.string, SpecialFile(status.type).map { .special($0) } ?? .isDirectory)
      }
      size = Int(status.size)
      version = FileVersion(status)
    } catch {
      try? descriptor.close()
      throw error as? FileAccessError ?? FileAccessError(path.string, .system(error as? Errno ?? .ioError))
    }
    self.path = path
    place = .disk(descriptor)
  }

  /// Takes over an open descriptor of a file without a name. The descriptor is closed when the value is released.
  init(_ descriptor: FileDescriptor, named path: FilePath, size: Int) {
    self.path = path
    self.size = size
    version = nil
    place = .disk(descriptor)
  }

  deinit { if case .disk(let descriptor) = place { try? descriptor.close() } }

  /// The whole file as a section.
  public var all: FileSection { FileSection(file: self, range: 0..<size, name: path.string) }

  /// Whether the file is unchanged since it was opened.
  fileprivate var isUnchanged: Bool {
    // Every answer of a server was compared with the first one already.
    guard let version, case .disk(let descriptor) = place else { return true }
    return (try? Stat(descriptor)).map(FileVersion.init) == version
  }

  /// Fills a buffer with the bytes from an offset.
  ///
  /// - Throws: `.cutOff` if the file ends before the buffer is full.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int, named name: String) throws(FileAccessError) {
    let descriptor: FileDescriptor
    switch place {
    case .disk(let file): descriptor = file
    case .server(let file):
      guard offset >= 0, offset <= size, buffer.count <= size - offset else { throw FileAccessError(name, .cutOff) }
      return try file.read(into: buffer, at: offset)
    }
    // One `read` may give fewer bytes than requested, for example on a network file system.
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

  /// Fills a buffer with the bytes from an offset if the system has them all in memory.
  ///
  /// - Returns: whether the buffer is full. `false` also where the file system cannot say, and for errors: a reading
  ///   that may wait reports them.
  func readFromMemory(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    guard case .disk(let descriptor) = place else { return false }
    return cread_from_memory(descriptor.rawValue, buffer.baseAddress, buffer.count, Int64(offset)) == buffer.count
  }

  /// Whether reading more than is needed costs more than a second reading: the file is on a server.
  var isRemote: Bool { if case .server = place { true } else { false } }

  /// Requests ranges of a file on a server that will be read next, in bytes, several at the same time.
  func load(_ ranges: [Range<Int>]) async { if case .server(let file) = place { await file.load(ranges) } }

  fileprivate func expect(_ ranges: [Range<Int>]) { if case .server(let file) = place { file.expect(ranges) } }
}

/// A part of a file: a whole file, or an entry that a package stores without compression.
public struct FileSection: Sendable {
  /// The open file. It stays open as long as a section of it exists.
  public let file: InputFile
  /// In bytes from the start of the file.
  public let range: Range<Int>
  /// For people: the path of the file, or the package and the entry.
  public let name: String

  /// In bytes.
  public var size: Int { range.count }

  /// Fills a buffer with the bytes from an offset in the section.
  ///
  /// - Throws: `.cutOff` if the section ends before the buffer is full.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileAccessError) {
    guard offset >= 0, offset <= size, buffer.count <= size - offset else { throw FileAccessError(name, .cutOff) }
    try file.read(into: buffer, at: range.lowerBound + offset, named: name)
  }

  /// The bytes from an offset in the section, if the system has them all in memory. A server reads so while others wait
  /// for it, and leaves the rest to a task that may wait for the disk.
  ///
  /// - Returns: `nil` if the disk would have to be read, the section has fewer bytes, or the file system cannot say.
  public func bytesInMemory(at offset: Int, count: Int) -> [UInt8]? {
    guard count >= 0, offset >= 0, offset <= size, count <= size - offset else { return nil }
    var isRead = count == 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard count > 0 else { return }
      isRead = file.readFromMemory(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound + offset)
      // The bytes are only used if all of them were read.
      initialized = isRead ? count : 0
    }
    return isRead ? bytes : nil
  }

  /// Whether a reader should read exactly the bytes that it needs, because they come from a server.
  package var isRemote: Bool { file.isRemote }

  /// Announces what will be read next, so that a server is asked for many ranges at once. For a file on the disk, it does
  /// nothing.
  ///
  /// - Parameter ranges: in bytes from the start of the section.
  package func expect(_ ranges: @autoclosure () -> [Range<Int>]) {
    guard file.isRemote else { return }
    file.expect(ranges().map { range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound })
  }

  /// - Throws: `.changedWhileRead` if the file has changed since it was opened.
  package func checkIsUnchanged() throws(FileAccessError) {
    guard file.isUnchanged else { throw FileAccessError(name, .changedWhileRead) }
  }

  /// The bytes from an offset in the section.
  ///
  /// - Throws: `.cutOff` if the section has fewer bytes. This is checked before memory is allocated, because a damaged
  ///   index can state any count.
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
