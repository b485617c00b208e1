import FileAccess
import SourceText

/// The metadata of an archive: one JSON object. Source: PMTiles Version 3 Specification, “JSON Metadata”.
struct PMTilesMetadata: Sendable {
  /// The members of the object in their order: texts as they are, all other values as JSON.
  let entries: [CacheDocument]
  /// Why they could not be read; `nil` if they were.
  let fault: String?

  /// In bytes. Metadata of raster archives have a few hundred bytes; those of vector tiles, which are refused, a few
  /// megabytes.
  private static let limit = 16 << 20

  /// The members that a description of a cache has a place for.
  private static let read: Set<String> = ["name", "description", "attribution"]

  init(_ archive: PMTilesFile, _ file: FileSection) throws(FileAccessError) {
    let section = archive.header.metadata
    guard section.length > 0 else {
      self.init(fault: "the archive has no metadata; the name of the file is used")
      return
    }
    guard section.length <= file.size, section.offset <= file.size - section.length else {
      self.init(fault: "the metadata are outside of the file; the name of the file is used")
      return
    }
    guard let bytes = try archive.content(section, in: file, limit: Self.limit) else {
      self.init(fault: "the metadata cannot be decompressed, or have more than \(Self.limit >> 20) MB")
      return
    }
    do throws(SyntaxProblem) {
      let document = try JSONReader.read(try SourceText(bytes))
      guard document.root.isObject else {
        self.init(fault: "the metadata are not a JSON object")
        return
      }
      let entries = document.root.members.map { member in
        let text = member.value.string ?? JSONOutput(member.value, in: document).text(.compact)
        return CacheDocument(member.key, Array(text.utf8))
      }
      self.init(entries: entries)
    } catch {
      self.init(fault: "the metadata are not JSON")
    }
  }

  private init(entries: [CacheDocument] = [], fault: String? = nil) {
    self.entries = entries
    self.fault = fault
  }

  /// The text of a member; `nil` if it is missing or empty.
  subscript(name: String) -> String? {
    guard let entry = entries.first(where: { $0.name == name }), !entry.bytes.isEmpty else { return nil }
    return String(decoding: entry.bytes, as: UTF8.self)
  }

  /// The members for which a description of a cache has no place.
  var others: [CacheDocument] { entries.filter { !Self.read.contains($0.name) } }
}
