import Diagnostics
import SchemeFormats

struct MissingCompanion: LintRule {
  let page = RulePage(
    "DOC014", "missing-companion", .warning,
    summary: "A cache with tiles has no conf.cdi, or a cache or package has no iteminfo.json.",
    reason: """
      Without conf.cdi the extent of the cache is unknown: GeoWebCache refuses the cache, and other programs show the \
      whole grid. Without iteminfo.json a portal cannot show the package.
      """,
    remedy: """
      Copy the file from the place where the cache was made, or make a copy of the cache: `tilescheme convert CACHE NEW \
      --to legacy` (or `--to ready-to-serve`) writes both, with the extent of the tiles.
      """,
    source: "`Reference/conf-cdi.md#pitfalls`; README of the tile package specification",
    example: RuleExample(
      inWords: "conf.xml, conf.cdi and _alllayers in one folder", failing: "conf.xml and _alllayers without conf.cdi"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let main = subject.opened.documents.first, let missing = subject.opened.missingCompanion,
      // ArcGIS 9 wrote no conf.cdi.
      main.document.xml == nil || subject.isOfVersion10OrLater
    else { return [] }
    let place = main.entry == nil ? "beside" : "in the package with"
    return [
      Violation(
        "there is no \(missing) \(place) this \(main.document.format.name)", in: 0,
        at: main.document.xml?.root.startTagRange)
    ]
  }
}
