import FileAccess
import SystemPackage

/// Reads the parts of an archive. Every size is checked before memory is allocated for it.
struct PMTilesFile: Sendable {
  let path: FilePath
  let header: PMTilesHeader
  /// The tile data that the file contains: less than the header states, if the file is truncated.
  let tileData: PMTilesHeader.Section
  /// The version of the file when the header was read.
  let version: Fingerprint

  init(_ path: FilePath) throws(FileAccessError) {
    self.path = path
    let file = try InputFile(path).all
    version = Fingerprint(of: file)
    let head = try file.bytes(at: 0, count: min(PMTilesHeader.size, file.size))
    func damaged(_ words: String) -> FileAccessError { FileAccessError(path.string, .damagedArchive(words)) }
    guard head.starts(with: PMTilesHeader.magic), head.count > 7 else {
      throw damaged("is a PMTiles archive of version \(head.count > 2 ? head[2] : 0), but only version 3 is supported")
    }
    guard head[7] == 3 else {
      throw damaged("is a PMTiles archive of version \(head[7]), but only version 3 is supported")
    }
    guard head.count == PMTilesHeader.size else { throw FileAccessError(path.string, .cutOff) }
    guard let header = PMTilesHeader(head) else {
      throw damaged("is a damaged PMTiles archive: the header states an offset or a number beyond 2^62")
    }
    self.header = header
    let start = min(header.tiles.offset, file.size)
    tileData = .init(offset: start, length: min(header.tiles.length, file.size - start))
    guard header.root.length > 0 else {
      throw damaged("is a damaged PMTiles archive: the header states an empty root directory")
    }
    if header.internalCompression > PMTilesHeader.Compression.gzip.rawValue {
      let name = PMTilesHeader.Compression(rawValue: header.internalCompression)?.words
      throw damaged(
        "has directories compressed with \(name ?? "method \(header.internalCompression)"), but only gzip and no "
          + "compression are supported; pmtiles convert writes gzip")
    }
  }

  /// Opens the file again.
  ///
  /// - Throws: `.changedWhileRead` if the file has changed since its header was read.
  func open() throws(FileAccessError) -> FileSection {
    let file = try InputFile(path).all
    guard Fingerprint(of: file) == version else { throw FileAccessError(path.string, .changedWhileRead) }
    return file
  }

  /// Reads a directory.
  ///
  /// - Parameter section: its place in the file.
  func directory(_ section: PMTilesHeader.Section, in file: FileSection) throws(FileAccessError) -> [PMTilesEntry] {
    guard let bytes = try content(section, in: file, limit: PMTilesDirectory.sizeLimit) else {
      throw damaged(
        "the directory at byte \(section.offset) cannot be decompressed, or has more than "
          + "\(PMTilesDirectory.sizeLimit >> 20) MB")
    }
    guard let entries = PMTilesDirectory.entries(bytes) else {
      throw damaged("the directory at byte \(section.offset) is not a list of tiles")
    }
    return entries
  }

  /// Reads a part with the internal compression.
  ///
  /// - Parameter limit: the largest size in bytes, with and without compression.
  /// - Returns: `nil` if it cannot be decompressed, or exceeds the limit.
  func content(
    _ section: PMTilesHeader.Section, in file: FileSection, limit: Int
  ) throws(FileAccessError) -> [UInt8]? {
    guard section.length <= limit else { return nil }
    let bytes = try file.bytes(at: section.offset, count: section.length)
    switch PMTilesHeader.Compression(rawValue: header.internalCompression) {
    case .gzip: return Gzip.inflated(bytes, limit: limit)
    // Careless writers leave the byte at 0; the bytes show whether they are compressed.
    case .unknown where Gzip.isCompressed(bytes): return Gzip.inflated(bytes, limit: limit)
    default: return bytes
    }
  }

  func damaged(_ words: String) -> FileAccessError {
    FileAccessError(path.string, .damagedArchive("is a damaged PMTiles archive: \(words)"))
  }
}
