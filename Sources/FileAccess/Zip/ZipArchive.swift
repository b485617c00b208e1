public import SystemPackage

/// A ZIP archive that is read. Its directory is kept in memory; its entries stay on the disk.
///
/// Source: APPNOTE.TXT 6.3.10, §4.3 and §4.4. ZIP64 is supported; encryption and multiple disks are not.
public struct ZipArchive: Sendable {
  /// The maximum number of entries. A package of bundles needs one entry for 16,384 tiles, so a larger directory is
  /// damaged or hostile.
  private static let entryLimit = 1_000_000

  /// An entry of the archive's directory.
  public struct Entry: Hashable, Sendable {
    /// The path in the archive, such as `tile/L00/R0000C0000.bundle`, read as UTF-8. It is not checked and may contain
    /// `..`.
    public let name: String
    /// The compression method that the directory states.
    public let method: Method
    /// In bytes, as the directory states.
    public let compressedSize: Int
    /// In bytes, as the directory states.
    public let size: Int
    /// The CRC-32 of the uncompressed content, as the directory states.
    public let crc32: UInt32
    /// Whether bit 0 of the flags is set. Such an entry is listed, but cannot be read.
    public let isEncrypted: Bool
    /// The offset of its local header, as the directory states.
    public let headerOffset: Int
  }

  /// How an entry is compressed. Source: APPNOTE.TXT 6.3.10, §4.4.5.
  public enum Method: Hashable, Sendable {
    /// Method 0: not compressed.
    case stored
    /// Method 8: Deflate (RFC 1951).
    case deflated
    /// Any other number. Such an entry is listed, but cannot be read.
    case other(UInt16)

    init(_ number: UInt16) {
      switch number {
      case 0: self = .stored
      case 8: self = .deflated
      default: self = .other(number)
      }
    }
  }

  /// In the order of the directory.
  public let entries: [Entry]
  private let file: InputFile

  /// The path by which the archive was opened.
  public var path: FilePath { file.path }

  /// Whether bytes start like a ZIP archive: with a local header, or with the end record of an empty archive.
  public static func isArchive(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= 4, head[head.startIndex] == 0x50 else { return false }
    return head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Opens an archive and reads its directory.
  ///
  /// - Throws: `FileAccessError`: `.damagedArchive`, or any error of opening and reading the file.
  public init(_ path: FilePath) throws(FileAccessError) {
    file = try InputFile(path)
    entries = try ZipDirectory.read(ZipSource(file: file), limit: Self.entryLimit)
  }

  /// The content of an entry, with its checksum checked.
  ///
  /// - Parameters:
  ///   - entry: one of `entries`.
  ///   - limit: the maximum size in bytes, compressed and uncompressed.
  /// - Throws: `.tooLarge` beyond the limit; `.damagedArchive` if the entry cannot be read or is damaged.
  public func bytes(
    of entry: Entry, limit: Int = FileReading.schemeFileLimit
  ) throws(FileAccessError) -> [UInt8] {
    let source = ZipSource(file: file)
    if entry.isEncrypted { throw source.damaged("\(entry.name) is encrypted") }
    guard entry.size <= limit, entry.compressedSize <= limit else {
      throw FileAccessError("\(path.string)!\(entry.name)", .tooLarge(limit: limit))
    }
    // The local header is needed for its length only: its extra field may differ from that of the directory.
    let data = try source.read(at: try header(of: entry).dataOffset, count: entry.compressedSize)
    let content: [UInt8]
    switch entry.method {
    case .stored: content = data
    case .deflated:
      guard let inflated = inflate(data, size: entry.size) else {
        throw source.damaged(
          "the entry \(entry.name) is damaged: it does not decompress to the size in the directory of the ZIP file")
      }
      content = inflated
    case .other(let number):
      throw source.damaged("the entry \(entry.name) uses compression method \(number), which is not supported")
    }
    guard content.count == entry.size, content.withUnsafeBytes({ Checksum($0).value }) == entry.crc32 else {
      throw source.damaged("the checksum of \(entry.name) is wrong: the archive is damaged")
    }
    return content
  }

  /// The bytes of an entry as a section: a part of the archive if the entry is stored, or a temporary file without a
  /// name if it is compressed.
  ///
  /// - Throws: `.damagedArchive` if it is encrypted, extends beyond the archive, or cannot be decompressed.
  public func section(of entry: Entry) throws(FileAccessError) -> FileSection {
    let source = ZipSource(file: file)
    if entry.isEncrypted { throw source.damaged("\(entry.name) is encrypted") }
    let start = try header(of: entry).dataOffset
    guard start <= file.size, entry.compressedSize <= file.size - start else {
      throw source.damaged("\(entry.name) extends beyond the end of the archive")
    }
    let name = "\(path.string)!\(entry.name)"
    let stored = FileSection(file: file, range: start..<start + entry.compressedSize, name: name)
    switch entry.method {
    case .stored:
      guard entry.size == entry.compressedSize else {
        throw source.damaged("\(entry.name) is stored without compression, but its two sizes differ")
      }
      return stored
    case .deflated: return try InflatedFile.section(of: stored, size: entry.size)
    case .other(let number):
      throw source.damaged("the entry \(entry.name) uses compression method \(number), which is not supported")
    }
  }

  /// Whether the archive is on a server.
  package var isRemote: Bool { file.isRemote }

  /// The header of an entry, and the first bytes after it.
  package struct Beginning: Sendable {
    fileprivate let entry: Entry
    fileprivate let size: Int

    /// - Parameter size: the number of bytes after the header.
    package init(of entry: Entry, size: Int) {
      self.entry = entry
      self.size = size
    }
  }

  /// Requests what will be read next of an archive on a server, in as few requests as possible.
  package func load(_ beginnings: [Beginning]) async {
    // The local header has 30 bytes, its name, and an extra field that is nearly always empty.
    await file.load(
      beginnings.map { beginning in
        let start = max(0, min(beginning.entry.headerOffset, file.size))
        let size = max(0, min(beginning.entry.compressedSize, beginning.size))
        return start..<start + 30 + beginning.entry.name.utf8.count + size
      })
  }

  /// Reads the local header of an entry, which is in front of its bytes.
  public func header(of entry: Entry) throws(FileAccessError) -> LocalHeader {
    let source = ZipSource(file: file)
    let header = try source.read(at: entry.headerOffset, count: 30)
    guard header.uint32(0) == 0x0403_4B50 else {
      throw source.damaged("the entry \(entry.name) does not start at the offset that the directory states")
    }
    let nameLength = Int(header.uint16(26))
    let name = try source.read(at: entry.headerOffset + 30, count: nameLength)
    return LocalHeader(
      name: String(decoding: name, as: UTF8.self), isDescriptorUsed: header.uint16(6) & 8 != 0,
      method: Method(header.uint16(8)), crc32: header.uint32(14), size: header.uint32(22),
      dataOffset: entry.headerOffset + 30 + nameLength + Int(header.uint16(28)))
  }

  /// The local header of an entry. It should agree with the directory, but writers and damage make it differ. Source:
  /// APPNOTE.TXT §4.3.7.
  public struct LocalHeader: Hashable, Sendable {
    /// The path in the archive, read as UTF-8.
    public let name: String
    /// Whether a data descriptor with the sizes and the checksum follows the bytes; they are 0 in the header then.
    public let isDescriptorUsed: Bool
    /// The compression method that this header states.
    public let method: Method
    /// The CRC-32 of the content; 0 if a data descriptor follows the bytes.
    public let crc32: UInt32
    /// In bytes; 0xFFFFFFFF if the ZIP64 field contains it.
    public let size: UInt32
    /// The offset of the entry's bytes in the archive.
    public let dataOffset: Int
  }
}
