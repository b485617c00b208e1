import Diagnostics
import SchemeFormats

struct MissingExtent: LintRule {
  let page = RulePage(
    "EXT007", "missing-extent", .warning,
    summary: "A package or a ready-to-serve cache states neither a full nor an initial extent.",
    reason: """
      Clients open the map at the whole world instead of the place of the tiles, and a portal cannot show where the \
      package is. GDAL reads the whole grid as the size of the image.
      """,
    remedy: """
      Write the extent of the tiles: fullExtent and initialExtent in root.json, or a conf.cdi beside conf.xml. \
      `tilescheme convert` adds it to the converted cache.
      """,
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(
      inWords: "a package with fullExtent in root.json", failing: "a package whose extents are missing or “NaN”"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.scheme != nil, let main = subject.opened.documents.first?.document else { return [] }
    // A file without tiles can be a tiling scheme, which has no extent. DOC014 reports a conf.cdi that is missing.
    guard subject.opened.hasTiles, subject.opened.package != nil || main.format.form == .readyToServe else { return [] }
    // A file that could not be read has its own finding, and its extent is unknown.
    guard !subject.opened.hasErrors, subject.model.fullExtent == nil, subject.model.initialExtent == nil else {
      return []
    }
    let item = subject.model.item?.extent == nil ? "" : "; only iteminfo.json states one, in degrees"
    return [
      Violation(
        "the \(subject.opened.package == nil ? "cache" : "package") has neither a full extent nor an initial extent\(item)",
        in: 0,
        at: main.positions[.extent(.full)] ?? main.positions[.whole])
    ]
  }
}
