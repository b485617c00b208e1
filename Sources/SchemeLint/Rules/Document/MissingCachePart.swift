import Diagnostics
import SchemeFormats

struct MissingCachePart: LintRule {
  let page = RulePage(
    "DOC013", "missing-cache-part", .warning,
    summary: "A conf.xml has no TileImageInfo, or that of a cache with tiles has no CacheStorageInfo.",
    reason: """
      Programs then do not know the image format or the storage format of the tiles. ArcGIS assumes exploded tiles, and \
      GDAL and GeoWebCache refuse the cache.
      """,
    remedy: "Add the element. Copy it from another cache with the same image format and storage format.",
    source: "`Reference/conf-xml.md#cacheinfo`",
    example: RuleExample(
      .legacy,
      passing: """
        <TileImageInfo xsi:type="typens:TileImageInfo">
            <CacheTileFormat>JPEG</CacheTileFormat>
            <CompressionQuality>75</CompressionQuality>
            <Antialiasing>false</Antialiasing>
          </TileImageInfo>
        """, failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.isOfCache, let root = subject.cacheInfo else { return [] }
    let hasImages = root.children.contains { $0.isNamed("TileImageInfo") }
    // A scheme without a cache has no storage, as those that ArcGIS ships. Caches of ArcGIS 9 are always exploded, and their
    // conf.xml does not state it. Of a namespace that is not of ArcGIS (DOC011) the release is unknown.
    let needsStorage = subject.opened.hasTiles && subject.isOfVersion10OrLater
    let hasStorage = !needsStorage || root.children.contains { $0.isNamed("CacheStorageInfo") }
    let missing = [hasImages ? nil : "TileImageInfo", hasStorage ? nil : "CacheStorageInfo"].compactMap(\.self)
    guard !missing.isEmpty else { return [] }
    return [
      Violation("there is no \(missing.joined(separator: " and no ")) in the conf.xml", in: 0, at: root.startTagRange)
    ]
  }
}
