import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnreadLevelFolders: LintRule {
  let page = RulePage(
    "LOD023", "level-folders", .warning, clients: [.gdal],
    summary: "The first level of a conf.xml is not level 0, or minLOD of a root.json is not 0 to 30.",
    reason: """
      GDAL does not read LevelID: it looks for the tiles of the coarsest level in L00, those of the next in L01, and so \
      on. It finds no tiles, or those of another level, and shows an empty or a wrong map without a message. It refuses a \
      root.json with another minLOD.
      """,
    remedy: """
      For GDAL, convert the cache to an open tile package, whose minLOD states the first folder, or number the levels from 0 \
      and rename the folders of their tiles to match.
      """,
    source: "`Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(inWords: "LevelIDs 0, 1, 2", failing: "LevelIDs 5, 6, 7"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let form = subject.opened.documents.first?.document.format.form else {
      return []
    }
    switch form {
    case .legacy:
      // LOD012 reports gaps, and LOD016 numbers in another order, which are wrong for other programs too.
      guard let coarsest = subject.coarsestLevel, scheme.levels[coarsest].number != 0 else { return [] }
      let number = scheme.levels[coarsest].number
      return [
        subject.violation(
          "the coarsest level is level \(number), but GDAL looks for its tiles in L00", at: .level(coarsest, .number))
      ]
    case .readyToServe:
      guard let first = subject.model.minLOD, !(0...30).contains(first) else { return [] }
      return [subject.violation("minLOD is \(first); GDAL accepts 0 to 30", at: .minLOD)]
    }
  }
}
