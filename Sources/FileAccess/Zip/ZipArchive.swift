public import SystemPackage

/// A ZIP archive that is read: its directory is in memory, its entries stay on the disk.
///
/// Source: APPNOTE.TXT 6.3.10, §4.3 and §4.4; ZIP64 included, encryption and several disks are not.
public struct ZipArchive: Sendable {
  /// The most entries that are listed: a package of bundles has one for 16,384 tiles.
  private static let entryLimit = 1_000_000

  /// An entry of the archive's directory.
  public struct Entry: Hashable, Sendable {
    /// The path in the archive, such as `tile/L00/R0000C0000.bundle`, read as UTF-8; nothing is checked.
    public let name: String
    /// How its bytes are compressed, as the directory claims.
    public let method: Method
    /// In bytes, as the directory claims.
    public let compressedSize: Int
    /// In bytes, as the directory claims.
    public let size: Int
    /// The CRC-32 of the content before compression, as the directory claims.
    public let crc32: UInt32
    /// Whether bit 0 of its flags is set; such an entry is listed, and cannot be read.
    public let isEncrypted: Bool
    /// Where its own header begins, as the directory claims.
    public let headerOffset: Int
  }

  /// How an entry is compressed. Source: APPNOTE.TXT 6.3.10, §4.4.5.
  public enum Method: Hashable, Sendable {
    /// Method 0: the bytes are as they are.
    case stored
    /// Method 8: Deflate (RFC 1951).
    case deflated
    /// Any other number; such an entry is listed, and cannot be read.
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

  /// Whether bytes begin as a ZIP archive does.
  public static func isArchive(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= 4, head[head.startIndex] == 0x50 else { return false }
    return head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Opens an archive and reads its directory.
  public init(_ path: FilePath) throws(FileAccessError) {
    file = try InputFile(path)
    entries = try ZipDirectory.read(ZipSource(file: file), limit: Self.entryLimit)
  }

  /// The content of an entry, its checksum tested.
  ///
  /// - Parameters:
  ///   - entry: one of `entries`.
  ///   - limit: the most bytes that are taken, whatever the entry claims.
  public func bytes(
    of entry: Entry, limit: Int = FileReading.schemeFileLimit
  ) throws(FileAccessError) -> [UInt8] {
    let source = ZipSource(file: file)
    if entry.isEncrypted { throw source.damaged("\(entry.name) is encrypted") }
    guard entry.size <= limit, entry.compressedSize <= limit else {
      throw FileAccessError("\(path.string)!\(entry.name)", .tooLarge(limit: limit))
    }
    let data = try source.read(at: try header(of: entry).dataOffset, count: entry.compressedSize)
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
    guard content.count == entry.size, content.withUnsafeBytes({ Checksum($0).value }) == entry.crc32 else {
      throw source.damaged("the checksum of \(entry.name) is wrong: the archive is damaged")
    }
    return content
  }

  /// The bytes of an entry as a section: its place in the archive where it is stored as it is, and a temporary file
  /// without a name where it is compressed.
  ///
  /// - Throws: `.damagedArchive` where it is encrypted, reaches beyond the archive, or does not inflate.
  public func section(of entry: Entry) throws(FileAccessError) -> FileSection {
    let source = ZipSource(file: file)
    if entry.isEncrypted { throw source.damaged("\(entry.name) is encrypted") }
    let start = try header(of: entry).dataOffset
    guard start <= file.size, entry.compressedSize <= file.size - start else {
      throw source.damaged("\(entry.name) reaches beyond the end of the archive")
    }
    let name = "\(path.string)!\(entry.name)"
    let stored = FileSection(file: file, range: start..<start + entry.compressedSize, name: name)
    switch entry.method {
    case .stored:
      guard entry.size == entry.compressedSize else {
        throw source.damaged("\(entry.name) is stored, and its two sizes differ")
      }
      return stored
    case .deflated: return try InflatedFile.section(of: stored, size: entry.size)
    case .other(let number):
      throw source.damaged("the entry \(entry.name) is compressed by method \(number), which is not supported")
    }
  }

  /// What an entry says of itself, in front of its bytes.
  public func header(of entry: Entry) throws(FileAccessError) -> LocalHeader {
    let source = ZipSource(file: file)
    let header = try source.read(at: entry.headerOffset, count: 30)
    guard header.uint32(0) == 0x0403_4B50 else {
      throw source.damaged("the entry \(entry.name) does not begin where the directory says")
    }
    let nameLength = Int(header.uint16(26))
    let name = try source.read(at: entry.headerOffset + 30, count: nameLength)
    return LocalHeader(
      name: String(decoding: name, as: UTF8.self), isDescriptorUsed: header.uint16(6) & 8 != 0,
      method: Method(header.uint16(8)), crc32: header.uint32(14), size: header.uint32(22),
      dataOffset: entry.headerOffset + 30 + nameLength + Int(header.uint16(28)))
  }

  /// An entry's own header. Source: APPNOTE.TXT §4.3.7.
  public struct LocalHeader: Hashable, Sendable {
    /// The path in the archive, read as UTF-8.
    public let name: String
    /// Whether sizes and checksum follow the bytes, and are 0 here.
    public let isDescriptorUsed: Bool
    /// How its bytes are compressed, by this header.
    public let method: Method
    /// The CRC-32 of the content; 0 where a data descriptor follows the bytes.
    public let crc32: UInt32
    /// In bytes; 0xFFFFFFFF where it is in the ZIP64 field.
    public let size: UInt32
    /// Where the entry's bytes begin in the archive.
    public let dataOffset: Int
  }
}
