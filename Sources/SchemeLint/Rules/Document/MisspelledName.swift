import Diagnostics
import SchemeFormats

struct MisspelledName: LintRule {
  let page = RulePage(
    "DOC016", "misspelled-name", .warning,
    summary: "An unknown element or key differs by one letter, or by its letter case, from one that programs read.",
    reason: """
      Programs ignore names that they do not know. The value has no effect, and nobody is told that the known one is \
      missing.
      """,
    remedy: "Correct the name. If it was meant to be another value, a comment in the file can allow this rule.",
    source: "`Reference/conf-xml.md#cacheinfo` and `Reference/root-json.md#keys-at-the-top`",
    example: RuleExample(
      .legacy, passing: "<Antialiasing>false</Antialiasing>", failing: "<AntiAliasing>false</AntiAliasing>"))

  /// A name as it is written, and in lower case, in which names are compared.
  private struct Known {
    let name: String
    let letters: [UInt8]

    init(_ name: String) {
      self.name = name
      letters = Array(name.lowercased().utf8)
    }
  }

  // The names of values that may be missing: DOC002 reports a required one.
  private static let elements = [
    "SpatialReference", "PreciseDPI", "TileImageInfo", "CacheStorageInfo", "CacheTileFormat", "CompressionQuality",
    "Antialiasing", "BandCount", "LERCError", "StorageFormat", "PacketSize", "LatestWKID", "XYScale", "XOrigin",
    "YOrigin",
    "XYTolerance", "HighPrecision", "LeftLongitude",
  ].map(Known.init)
  private static let keys = [
    "spatialReference", "compressionQuality", "bandCount", "lercError", "storageFormat", "packetSize", "latestWkid",
    "tileBundlesPath", "serviceDescription", "storageInfo", "tileImageInfo", "units", "minLOD", "maxLOD", "minScale",
    "maxScale", "resampling", "exportTilesAllowed", "initialExtent", "fullExtent", "typeKeywords",
    "thumbnail",
    "title", "falseX", "falseY", "xyUnits",
  ].map(Known.init)

  // Short names, and names that differ from each other by one letter: only another letter case shows what was meant.
  private static let shortElements = [
    "WKT", "WKID", "VCSWKID", "LatestVCSWKID", "ZOrigin", "ZScale", "MOrigin", "MScale", "ZTolerance", "MTolerance",
  ].map(Known.init)
  private static let shortKeys = [
    "wkt", "wkid", "vcsWkid", "latestVcsWkid", "falseZ", "zUnits", "falseM", "mUnits", "xyTolerance", "zTolerance",
    "mTolerance", "antialiasing", "preciseDpi", "tileInfo", "singleFusedMapCache",
  ].map(Known.init)

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.flatMap { index -> [Violation] in
      let document = subject.opened.documents[index].document
      // Most files have only names that are read.
      if document.unheld.isEmpty { return [] }
      let (names, short) = document.xml == nil ? (Self.keys, Self.shortKeys) : (Self.elements, Self.shortElements)
      return document.unheld.compactMap { item -> Violation? in
        let name =
          item.name.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
          .map { item.name[item.name.utf8.index(after: $0)...] } ?? item.name[...]
        // The description of a service has a hundred keys that the model does not hold; the length excludes most names.
        guard let known = Self.known(like: name, among: names, short) else { return nil }
        return Violation("\(name) is not a known name; \(known) is", in: index, at: item.range)
      }
    }
  }

  /// The known name that differs by letter case, or by one letter; `nil` if there is none.
  ///
  /// - Parameter short: the names of which only those that differ by letter case are compared.
  private static func known(like name: Substring, among names: [Known], _ short: [Known]) -> String? {
    let bytes = name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if let same = short.first(where: { $0.letters == bytes }) { return same.name == String(name) ? nil : same.name }
    guard bytes.count >= 5 else { return nil }
    let known = names.first { ($0.letters.count - bytes.count).magnitude <= 1 && isNear(bytes, $0.letters) }
    // A name that is known in another part, such as bandCount beside tileInfo, is spelled as it should be.
    return known?.name == String(name) ? nil : known?.name
  }

  /// Whether two texts are equal, or become equal if one letter is changed, added or removed, or two letters next to each
  /// other are exchanged. In long names, two letters may be wrong.
  private static func isNear(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    let pairs = Array(zip(first, second))
    guard let start = pairs.firstIndex(where: { $0.0 != $0.1 }) else { return true }
    let (one, two) = (first[start...], second[start...])
    if one.dropFirst().elementsEqual(two) || one.elementsEqual(two.dropFirst()) { return true }
    guard first.count == second.count else { return false }
    let wrong = pairs.indices.filter { pairs[$0].0 != pairs[$0].1 }
    guard wrong.count == 2 else { return wrong.count == 1 }
    let isExchanged = pairs[wrong[0]].0 == pairs[wrong[1]].1 && pairs[wrong[0]].1 == pairs[wrong[1]].0
    return first.count >= 10 || isExchanged && wrong[1] == wrong[0] + 1
  }
}
