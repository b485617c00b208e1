import CacheOpening
import Diagnostics
import SystemPackage

struct PackageSuffix: LintRule {
  let page = RulePage(
    "PKG018", "package-suffix", .warning,
    summary: "The suffix of a package or a database is not that of its content.",
    reason: """
      A .tpk has conf.xml, and a .tpkx has root.json; .mbtiles, .gpkg and .pmtiles are databases and archives of three \
      kinds. Programs that choose by the suffix look for the other content, and do not open the file.
      """,
    remedy: """
      Rename the file, or write one of the kind that you need: `tilescheme convert FILE NEW.tpkx`.
      """,
    source: "`Reference/packages.md`",
    example: RuleExample(inWords: "root.json in a .tpkx", failing: "conf.xml in a .tpkx"))

  /// The suffixes of all kinds, with words for their content. Other suffixes promise nothing.
  private static let kinds = [
    "tpk": "a .tpk by its content (conf.xml)", "tpkx": "a .tpkx by its content (root.json)",
    "mbtiles": "an MBTiles database by its content", "gpkg": "a GeoPackage by its content",
    "pmtiles": "a PMTiles archive by its content",
  ]

  func violations(in subject: LintSubject) -> [Violation] {
    guard let path = subject.opened.archivePath else { return [] }
    // The name of one table of a database is behind a “#”.
    let suffix = FilePath(SetName(in: path)?.source ?? path).extension?.lowercased() ?? ""
    let name = subject.opened.formatName
    let own = name == "geopackage" ? "gpkg" : name
    guard suffix != own, Self.kinds[suffix] != nil, let content = Self.kinds[own] else { return [] }
    let remedy = own == "tpk" ? "rename it to .tpk, or convert it to a .tpkx" : "rename it to .\(own)"
    return [Violation(ofPackage: "this is \(content), but has the suffix .\(suffix); \(remedy)")]
  }
}
