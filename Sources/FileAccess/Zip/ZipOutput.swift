package import SystemPackage

/// Writes a ZIP archive of stored entries. Their sizes are known beforehand, so that they can be written in parallel.
///
/// The local header of an entry is written after its bytes. An entry with a header is therefore complete, and an
/// interrupted archive can be continued. The time of every entry is 1980-01-01, so that the same input gives the same
/// bytes.
///
/// Source: APPNOTE.TXT 6.3.10, §4.3 and §4.5.3.
package final class ZipOutput: Sendable {
  package struct Entry: Sendable {
    package let name: String
    /// In bytes.
    package let size: Int

    package init(_ name: String, size: Int) {
      self.name = name
      self.size = size
    }
  }

  private let entries: [Entry]
  /// The offset of each entry's header, followed by the offset of the directory.
  private let offsets: [Int]
  private let file: OutputFile

  /// - Parameter continues: whether an existing, unfinished archive of the same entries is continued.
  package init(_ path: FilePath, entries: [Entry], continues: Bool = false) throws(FileAccessError) {
    self.entries = entries
    var offset = 0
    offsets =
      [0]
      + entries.map { entry in
        offset += ZipRecords.headerSize(entry) + entry.size
        return offset
      }
    file = try OutputFile(path, continues: continues)
  }

  /// Writes a part of an entry.
  package func write(_ bytes: UnsafeRawBufferPointer, to entry: Int, at offset: Int) throws(FileAccessError) {
    try file.write(bytes, at: offsets[entry] + ZipRecords.headerSize(entries[entry]) + offset)
  }

  /// Writes a whole entry and closes it.
  package func write(_ bytes: [UInt8], to entry: Int) throws(FileAccessError) {
    try file.write(bytes, at: offsets[entry] + ZipRecords.headerSize(entries[entry]))
    try close(entry, checksum: bytes.withUnsafeBytes { Checksum($0) })
  }

  /// Marks an entry as complete, by writing its header.
  package func close(_ entry: Int, checksum: Checksum) throws(FileAccessError) {
    try file.write(ZipRecords.header(entries[entry], checksum.value), at: offsets[entry])
  }

  /// Whether an entry is complete, written by this run or an earlier one.
  package func isClosed(_ entry: Int) throws(FileAccessError) -> Bool { try checksum(of: entry) != nil }

  /// Writes the directory. Every entry must be closed.
  ///
  /// - Throws: `.cutOff` if an entry is not closed.
  package func finish() throws(FileAccessError) {
    var directory: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      guard let checksum = try checksum(of: index) else { throw FileAccessError(file.path.string, .cutOff) }
      directory += ZipRecords.directoryEntry(entry, checksum, at: offsets[index])
    }
    let start = offsets[entries.count]
    let end = ZipRecords.end(entryCount: entries.count, directorySize: directory.count, directoryOffset: start)
    try file.write(directory + end, at: start)
    try file.truncate(to: start + directory.count + end.count)
  }

  private func checksum(of entry: Int) throws(FileAccessError) -> UInt32? {
    // Everything but the checksum, bytes 14 to 17, is known beforehand and must be equal.
    let expected = ZipRecords.header(entries[entry], 0)
    let found = try file.read(at: offsets[entry], count: expected.count)
    guard found.count == expected.count, found[..<14] == expected[..<14], found[18...] == expected[18...] else {
      return nil
    }
    return found.uint32(14)
  }
}

/// The records of an archive around the bytes of its entries.
private enum ZipRecords {
  private static let limit32 = 0xFFFF_FFFF

  /// The length of the header with the name, and with the ZIP64 field if the size needs it.
  static func headerSize(_ entry: ZipOutput.Entry) -> Int {
    30 + entry.name.utf8.count + (entry.size >= limit32 ? 20 : 0)
  }

  static func header(_ entry: ZipOutput.Entry, _ checksum: UInt32) -> [UInt8] {
    let isWide = entry.size >= limit32
    var record = Record()
    record.add(0x0403_4B50 as UInt32)
    record.add(common: entry, checksum, isWide: isWide)
    record.add(UInt16(isWide ? 20 : 0))
    record.bytes += Array(entry.name.utf8)
    if isWide { record.add(wide: [entry.size, entry.size]) }
    return record.bytes
  }

  static func directoryEntry(_ entry: ZipOutput.Entry, _ checksum: UInt32, at offset: Int) -> [UInt8] {
    let wide = (entry.size >= limit32 ? [entry.size, entry.size] : []) + (offset >= limit32 ? [offset] : [])
    var record = Record()
    record.add(0x0201_4B50 as UInt32)
    // The “made by” field is MS-DOS, as in ArcGIS's packages: no file permissions are stored.
    record.add(UInt16(wide.isEmpty ? 20 : 45))
    record.add(common: entry, checksum, isWide: !wide.isEmpty, isSizeWide: entry.size >= limit32)
    record.add(UInt16(wide.isEmpty ? 0 : 4 + 8 * wide.count))
    // No comment, first disk, no attributes.
    for _ in 0..<3 { record.add(0 as UInt16) }
    record.add(0 as UInt32)
    record.add(UInt32(min(offset, limit32)))
    record.bytes += Array(entry.name.utf8)
    if !wide.isEmpty { record.add(wide: wide) }
    return record.bytes
  }

  static func end(entryCount: Int, directorySize: Int, directoryOffset: Int) -> [UInt8] {
    var record = Record()
    if entryCount >= 0xFFFF || directorySize >= limit32 || directoryOffset >= limit32 {
      record.add(0x0606_4B50 as UInt32)
      record.add(44 as UInt64)
      record.add(45 as UInt16)
      record.add(45 as UInt16)
      record.add(0 as UInt32)
      record.add(0 as UInt32)
      for number in [entryCount, entryCount, directorySize, directoryOffset] { record.add(UInt64(number)) }
      record.add(0x0706_4B50 as UInt32)
      record.add(0 as UInt32)
      record.add(UInt64(directoryOffset + directorySize))
      record.add(1 as UInt32)
    }
    record.add(0x0605_4B50 as UInt32)
    record.add(0 as UInt32)
    record.add(UInt16(min(entryCount, 0xFFFF)))
    record.add(UInt16(min(entryCount, 0xFFFF)))
    record.add(UInt32(min(directorySize, limit32)))
    record.add(UInt32(min(directoryOffset, limit32)))
    record.add(0 as UInt16)
    return record.bytes
  }

  private struct Record {
    var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }

    /// The fields that both headers have in common: version, flags, method, time, checksum, sizes and the length of the
    /// name.
    mutating func add(
      common entry: ZipOutput.Entry, _ checksum: UInt32, isWide: Bool, isSizeWide: Bool? = nil
    ) {
      add(UInt16(isWide ? 45 : 10))
      // Bit 11 marks the name as UTF-8.
      add(UInt16(entry.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11))
      add(0 as UInt16)
      add(0 as UInt16)
      add(0x21 as UInt16)
      add(checksum)
      let size = UInt32(isSizeWide ?? isWide ? limit32 : entry.size)
      add(size)
      add(size)
      add(UInt16(entry.name.utf8.count))
    }

    mutating func add(wide numbers: [Int]) {
      add(1 as UInt16)
      add(UInt16(8 * numbers.count))
      for number in numbers { add(UInt64(number)) }
    }
  }
}
