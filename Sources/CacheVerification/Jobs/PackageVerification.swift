import Diagnostics
import FileAccess
import SchemeFormats

/// What can be wrong with a package apart from its tiles. Source: APPNOTE.TXT; `Reference/packages.md#zip-rules`.
enum PackageVerification {
  /// - Parameter isQuick: whether the entries' bytes are left unread.
  static func findings(in archive: ZipArchive, of opened: OpenedScheme, isQuick: Bool) -> [FileFindings] {
    var findings: [FileFindings] = []
    var names: Set<String> = []
    var compressed: [String] = []
    func add(_ page: RulePage, _ message: String, to entry: String?) {
      findings.append(
        FileFindings(
          file: entry.map { "\(archive.path.string)!\($0)" } ?? archive.path.string,
          in: entry == nil ? nil : archive.path.string, text: nil, findings: [Finding(page, message)]))
    }
    if opened.container == .tpkx, let scheme = opened.documents.first?.entry, scheme.contains("/") {
      add(.wrappedPackage, "it lies in a folder, and is looked for at the top of the package", to: scheme)
    }
    for entry in archive.entries {
      if !isSafe(entry.name) { add(.unsafeEntryName, "this name leads out of the package", to: entry.name) }
      if !names.insert(entry.name).inserted {
        add(.repeatedEntry, "there are two entries of this name", to: entry.name)
      }
      if entry.isEncrypted || entry.method != .stored { compressed.append(entry.name) }
      if entry.isEncrypted { continue }
      do throws(FileAccessError) {
        if let difference = try difference(archive, entry) { add(.entryHeaderDiffers, difference, to: entry.name) }
        if !isQuick, try checksum(of: archive.section(of: entry)) != entry.crc32 {
          add(.wrongChecksum, "its bytes are not those that were packed", to: entry.name)
        }
      } catch {
        add(.unreadableFile, error.words(in: "\(archive.path.string)!\(entry.name)"), to: entry.name)
      }
    }
    if !compressed.isEmpty {
      let first = compressed.prefix(3).joined(separator: ", ")
      add(
        .compressedEntry,
        "\(compressed.count) of \(archive.entries.count) entries are compressed or encrypted, the first \(first)",
        to: nil)
    }
    return findings
  }

  private static func isSafe(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !parts.contains("..")
      && !name.utf8.contains(0) && !(name.dropFirst().hasPrefix(":"))
  }

  private static func difference(_ archive: ZipArchive, _ entry: ZipArchive.Entry) throws(FileAccessError) -> String? {
    let header = try archive.header(of: entry)
    if header.name != entry.name { return "its own header calls it \(header.name)" }
    if header.method != entry.method { return "its own header names another compression" }
    // Sizes and checksum may follow the bytes instead.
    guard !header.isDescriptorUsed else { return nil }
    if header.crc32 != entry.crc32 { return "its own header has another checksum" }
    if header.size != UInt32.max, Int(header.size) != entry.size {
      return "its own header says \(header.size) bytes, and the directory says \(entry.size)"
    }
    return nil
  }

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
