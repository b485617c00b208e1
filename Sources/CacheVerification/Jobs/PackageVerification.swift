import Diagnostics
import FileAccess
import SourceText

/// A finding about an entry of a package.
struct EntryFindings: Sendable {
  /// The number of the entry in the directory of the package.
  let number: Int
  let findings: FileFindings

  init(_ page: RulePage, _ message: String, of entry: String, number: Int, in package: String) {
    self.number = number
    findings = FileFindings(
      file: "\(package)!\(entry)", in: package, text: nil, findings: [Finding(page, message)])
  }
}

/// Finds faults in the entries of a package, which have to be read. The rules of lint check the list of entries, and the
/// tiles are checked elsewhere.
///
/// Source: APPNOTE.TXT; `Reference/packages.md#zip-rules`.
enum PackageVerification {
  /// - Parameters:
  ///   - numbers: the numbers of the entries to check.
  ///   - readsContent: whether the bytes of the entries are read and compared with their checksums.
  /// - Returns: one element for each finding. Its file is the package and the entry with `!` between.
  static func findings(in archive: ZipArchive, entries numbers: Range<Int>, readsContent: Bool) -> [EntryFindings] {
    var findings: [EntryFindings] = []
    for number in numbers {
      let entry = archive.entries[number]
      func add(_ page: RulePage, _ message: String, to entry: String) {
        findings.append(EntryFindings(page, message, of: entry, number: number, in: archive.path.string))
      }
      // The checksum is that of the content, which cannot be read without the password.
      if entry.isEncrypted { continue }
      do throws(FileAccessError) {
        if let difference = try difference(archive, entry) { add(.entryHeaderDiffers, difference, to: entry.name) }
        if readsContent, try checksum(of: archive.section(of: entry)) != entry.crc32 {
          add(.wrongChecksum, "the content does not match its checksum", to: entry.name)
        }
      } catch {
        add(.unreadableFile, error.words(in: "\(archive.path.string)!\(entry.name)"), to: entry.name)
      }
    }
    return findings
  }

  /// Compares the two headers of an entry: the local one before its bytes, and the one in the central directory.
  ///
  /// - Returns: the first difference as a clause; `nil` if they agree.
  private static func difference(_ archive: ZipArchive, _ entry: ZipArchive.Entry) throws(FileAccessError) -> String? {
    let header = try archive.header(of: entry)
    if header.name != entry.name { return "the local header has the name \(header.name)" }
    if header.method != entry.method {
      return "the local header has another compression method than the central directory"
    }
    // With a data descriptor, sizes and checksum follow the bytes, and the local header usually has 0.
    guard !header.isDescriptorUsed else { return nil }
    if header.crc32 != entry.crc32 { return "the local header has another checksum than the central directory" }
    // In ZIP64 the field is full of ones, and the size is in an extra field.
    if header.size != UInt32.max, Int(header.size) != entry.size {
      return "the local header gives a size of \(counted(Int(header.size), "byte")), "
        + "but the central directory gives \(entry.size)"
    }
    return nil
  }

  /// The CRC-32 of a section, read in pieces of at most 1 MB: a bundle can have gigabytes.
  private static func checksum(of section: FileSection) throws(FileAccessError) -> UInt32 {
    var checksum = Checksum()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(max(section.size, 1), 1 << 20), alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while offset < section.size {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, section.size - offset)])
      try section.read(into: part, at: offset)
      checksum.update(UnsafeRawBufferPointer(part))
      offset += part.count
    }
    return checksum.value
  }
}
