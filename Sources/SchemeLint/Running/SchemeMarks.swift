import SourceText

/// Names by which a document that cannot be parsed is probably a scheme.
///
/// A scheme with any file name can be truncated, or contain the marks of a merge conflict. In a directory of other XML and
/// JSON files it would be skipped, so a job in a repository would miss the most frequent accidents.
enum SchemeMarks {
  /// Elements of conf.xml and of the scheme files of ArcGIS, which no other kind of document has.
  private static let elements: [StaticString] = ["CacheInfo", "TileCacheInfo", "LODInfo", "LODInfos"]

  /// Keys of root.json, of iteminfo.json and of the JSON of services, with their quotation marks.
  private static let keys: [StaticString] = [
    "\"tileInfo\"", "\"tileBundlesPath\"", "\"tileImageInfo\"", "\"minLOD\"", "\"lods\"",
  ]

  /// Whether a text contains one of the names.
  ///
  /// - Parameter text: the text of a document that could not be parsed; without one, nothing is found.
  static func areFound(in text: SourceText?) -> Bool {
    guard let bytes = text?.utf8[...] else { return false }
    return keys.contains { bytes.firstOffset(of: $0, from: 0) != nil }
      || elements.contains { hasElement($0, in: bytes) }
  }

  /// Whether there is a tag of an element, with or without a prefix. Longer names, such as `CacheInformation`, do not
  /// count.
  private static func hasElement(_ name: StaticString, in bytes: ArraySlice<UInt8>) -> Bool {
    var start = 0
    while let found = bytes.firstOffset(of: name, from: start) {
      start = found + name.utf8CodeUnitCount
      let (before, after) = (found > 0 ? bytes[found - 1] : 0, start < bytes.endIndex ? bytes[start] : 0x20)
      // `<CacheInfo`, `</CacheInfo`, `<typens:CacheInfo`, and a value such as `xsi:type="typens:LODInfo"`.
      let begins = "<:/".utf8.contains(before)
      if begins, after <= 0x20 || "> /\"'".utf8.contains(after) { return true }
    }
    return false
  }
}
