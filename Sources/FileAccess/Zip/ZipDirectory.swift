/// Reads the bytes of an archive.
struct ZipSource {
  let file: InputFile

  var size: Int { file.size }

  func damaged(_ text: String) -> FileAccessError { FileAccessError(file.path.string, .damagedArchive(text)) }

  /// Exactly `count` bytes from `offset`. An offset from a damaged directory can be any number, so it is checked first.
  func read(at offset: Int, count: Int) throws(FileAccessError) -> [UInt8] {
    guard offset >= 0, count >= 0 else { throw damaged("an offset of the ZIP directory is out of range") }
    guard count <= size, offset <= size - count else {
      throw damaged("the ZIP archive is truncated, or its directory points past its end")
    }
    return try file.all.bytes(at: offset, count: count)
  }
}

/// Reads the central directory of an archive.
enum ZipDirectory {
  private struct Location {
    let offset: Int
    let size: Int
    let entries: Int
  }

  /// In bytes: room for a million entries.
  private static let sizeLimit = 128 * 1_048_576

  /// Reads all entries. Every length and offset is checked, because packages come from unknown sources.
  /// ///
  /// /// - Throws: `.damagedArchive` if the directory is damaged or has more than `limit` entries.
  static func read(_ source: ZipSource, limit: Int) throws(FileAccessError) -> [ZipArchive.Entry] {
    let location = try locate(source)
    // An entry has at least 46 bytes. Without this check, a damaged count would allocate memory for nothing.
    guard location.entries <= limit, location.entries <= location.size / 46 else {
      throw source.damaged("the ZIP directory states \(location.entries) entries, more than can fit into it")
    }
    guard location.size <= Self.sizeLimit else {
      throw source.damaged("the ZIP directory is larger than \(Self.sizeLimit / 1_048_576) MB")
    }
    // Read in one piece: an entry has about 80 bytes, and single reads would take much longer.
    let directory = try source.read(at: location.offset, count: location.size)
    var entries: [ZipArchive.Entry] = []
    var offset = 0
    for _ in 0..<location.entries {
      guard offset + 46 <= directory.count, directory.uint32(offset) == 0x0201_4B50 else {
        throw source.damaged("entry \(entries.count + 1) of the ZIP directory is damaged")
      }
      let nameLength = Int(directory.uint16(offset + 28))
      let extraLength = Int(directory.uint16(offset + 30))
      // Fixed part, name, extra fields and comment (APPNOTE §4.3.12).
      let end = offset + 46 + nameLength + extraLength + Int(directory.uint16(offset + 32))
      guard end <= directory.count else { throw source.damaged("the ZIP directory is truncated") }
      entries.append(entry(directory, at: offset, nameLength: nameLength, extraLength: extraLength))
      offset = end
    }
    // A digital signature may follow the entries, but no further entry.
    guard offset + 4 > directory.count || directory.uint32(offset) != 0x0201_4B50 else {
      throw source.damaged("the ZIP directory contains more entries than it states")
    }
    return entries
  }

  private static func entry(
    _ directory: [UInt8], at offset: Int, nameLength: Int, extraLength: Int
  ) -> ZipArchive.Entry {
    let nameStart = offset + 46
    var size = UInt64(directory.uint32(offset + 24))
    var compressedSize = UInt64(directory.uint32(offset + 20))
    var headerOffset = UInt64(directory.uint32(offset + 42))
    // The ZIP64 field contains those of the three numbers that do not fit into 32 bits, in this order (APPNOTE §4.5.3).
    var wide = zip64Field(directory, in: nameStart + nameLength..<nameStart + nameLength + extraLength)
    func widen(_ value: inout UInt64) {
      guard value == 0xFFFF_FFFF, wide.count >= 8 else { return }
      value = directory.uint64(wide.lowerBound)
      wide = wide.dropFirst(8)
    }
    widen(&size)
    widen(&compressedSize)
    widen(&headerOffset)
    return ZipArchive.Entry(
      name: String(decoding: directory[nameStart..<nameStart + nameLength], as: UTF8.self),
      method: ZipArchive.Method(directory.uint16(offset + 10)),
      compressedSize: Int(clamping: compressedSize), size: Int(clamping: size), crc32: directory.uint32(offset + 16),
      isEncrypted: directory.uint16(offset + 8) & 1 != 0, headerOffset: Int(clamping: headerOffset))
  }

  /// The content of the extra field with the identifier 1; empty if there is none. Each extra field has an identifier
  /// and a length of 16 bits each.
  private static func zip64Field(_ directory: [UInt8], in extra: Range<Int>) -> Range<Int> {
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound {
      let end = offset + 4 + Int(directory.uint16(offset + 2))
      guard end <= extra.upperBound else { break }
      if directory.uint16(offset) == 1 { return offset + 4..<end }
      offset = end
    }
    return 0..<0
  }

  /// Searches the end record backwards from the end of the file, because a comment of up to 65,535 bytes can follow it.
  private static func locate(_ source: ZipSource) throws(FileAccessError) -> Location {
    let size = source.size
    let tailLength = min(size, 65_535 + 22)
    let tail = try source.read(at: size - tailLength, count: tailLength)
    guard tail.count >= 22,
      let end = (0...tail.count - 22).reversed().first(where: {
        // The signature can also occur in the comment, so the length of the comment must fit as well.
        tail.uint32($0) == 0x0605_4B50 && $0 + 22 + Int(tail.uint16($0 + 20)) <= tail.count
      })
    else { throw source.damaged("this ZIP archive has no directory: it is truncated or damaged") }
    let narrow = Location(
      offset: Int(tail.uint32(end + 16)), size: Int(tail.uint32(end + 12)), entries: Int(tail.uint16(end + 10)))
    // 0xFFFF and 0xFFFFFFFF mean that the real value is in the ZIP64 record. An archive with exactly 65,535 entries may
    // have no such record; the 32-bit fields are right then.
    let needsWide =
      narrow.offset == 0xFFFF_FFFF || narrow.size == 0xFFFF_FFFF || narrow.entries == 0xFFFF
    // The locator of the ZIP64 record is directly in front of the end record.
    guard needsWide, end >= 20, tail.uint32(end - 20) == 0x0706_4B50 else { return narrow }
    let record = try source.read(at: Int(clamping: tail.uint64(end - 20 + 8)), count: 56)
    guard record.uint32(0) == 0x0606_4B50 else { throw source.damaged("the ZIP64 directory is damaged") }
    return Location(
      offset: Int(clamping: record.uint64(48)), size: Int(clamping: record.uint64(40)),
      entries: Int(clamping: record.uint64(32)))
  }
}

extension [UInt8] {
  /// A little-endian number. The caller must check that it is within the array.
  func uint16(_ offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }
  func uint32(_ offset: Int) -> UInt32 { UInt32(uint16(offset)) | UInt32(uint16(offset + 2)) << 16 }
  func uint64(_ offset: Int) -> UInt64 { UInt64(uint32(offset)) | UInt64(uint32(offset + 4)) << 32 }
}
