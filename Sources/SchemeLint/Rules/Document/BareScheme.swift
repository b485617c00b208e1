import Diagnostics

struct BareScheme: ReaderRule {
  let problems: [Problem] = [.bareScheme]
  let page = RulePage(
    "DOC009", "bare-scheme", .warning,
    summary: "The root element of a conf.xml is TileCacheInfo, without the CacheInfo around it.",
    reason: """
      tilescheme reads the scheme. ArcGIS creates a CacheInfo from conf.xml and refuses any other root element, and \
      without TileImageInfo and CacheStorageInfo no program knows how the tiles are stored.
      """,
    remedy: "Write the elements of CacheInfo around it, or convert the file: `tilescheme convert` adds them.",
    source: "`Reference/conf-xml.md#cacheinfo`",
    example: RuleExample(inWords: "CacheInfo with TileCacheInfo in it", failing: "TileCacheInfo as the root element"))
}
