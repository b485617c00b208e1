public import SystemPackage

/// A ZIP archive that is read: its directory is in memory, its entries stay on the disk.
///
/// Source: APPNOTE.TXT 6.3.10, §4.3 and §4.4; ZIP64 included, encryption and several disks are not.
public struct ZipArchive: ~Copyable {
  /// The most entries that are listed: a package of bundles has one for 16,384 tiles.
  private static let entryLimit = 1_000_000

  /// An entry of the archive's directory.
  public struct Entry: Hashable, Sendable {
    public let name: String
    public let method: Method
    /// In bytes, as the directory claims.
    public let compressedSize: Int
    /// In bytes, as the directory claims.
    public let size: Int
    public let crc32: UInt32
    public let isEncrypted: Bool
    let headerOffset: Int
  }

  public enum Method: Hashable, Sendable {
    case stored
    case deflated
    case other(UInt16)
  }

  public let path: FilePath
  /// In the order of the directory.
  public let entries: [Entry]
  private let file: FileDescriptor

  /// Whether bytes begin as a ZIP archive does.
  public static func isArchive(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= 4, head[head.startIndex] == 0x50 else { return false }
    return head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Opens an archive and reads its directory.
  public init(_ path: FilePath) throws(FileAccessError) {
    let file = try FileReading.open(path)
    let entries: [Entry]
    do {
      entries = try ZipDirectory.read(ZipSource(file: file, path: path), limit: Self.entryLimit)
    } catch {
      try? file.close()
      throw error
    }
    self.path = path
    self.file = file
    self.entries = entries
  }

  deinit { try? file.close() }

  /// The content of an entry, its checksum tested.
  ///
  /// - Parameter limit: the most bytes that are taken, whatever the entry claims.
  public func bytes(
    of entry: Entry, limit: Int = FileReading.schemeFileLimit
  ) throws(FileAccessError) -> [UInt8] {
    let source = ZipSource(file: file, path: path)
    if entry.isEncrypted { throw source.damaged("\(entry.name) is encrypted") }
    guard entry.size <= limit, entry.compressedSize <= limit else {
      throw FileAccessError("\(path.string)!\(entry.name)", .tooLarge(limit: limit))
    }
    let header = try source.read(at: entry.headerOffset, count: 30)
    guard header.uint32(0) == 0x0403_4B50 else {
      throw source.damaged("the entry \(entry.name) does not begin where the directory says")
    }
    let start = entry.headerOffset + 30 + Int(header.uint16(26)) + Int(header.uint16(28))
    let data = try source.read(at: start, count: entry.compressedSize)
    let content: [UInt8]
    switch entry.method {
    case .stored: content = data
    case .deflated:
      guard let inflated = inflate(data, size: entry.size) else {
        throw source.damaged("the entry \(entry.name) does not inflate to the size it claims")
      }
      content = inflated
    case .other(let number):
      throw source.damaged("the entry \(entry.name) is compressed by method \(number), which is not supported")
    }
    guard content.count == entry.size, checksum(content) == entry.crc32 else {
      throw source.damaged("the checksum of \(entry.name) is wrong: the archive is damaged")
    }
    return content
  }
}
