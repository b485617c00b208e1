import Diagnostics
import TilingSchemes

struct ManyRootTiles: LintRule {
  let page = RulePage(
    "ROOT001", "many-root-tiles", .warning, clients: [.sceneViewer],
    summary: "The coarsest level needs more than 64 tiles for the extent.",
    reason: """
      The scene viewer of ArcGIS refuses such a scheme. Other clients load all these tiles, one by one, if they show the \
      whole map; ArcGIS itself writes such schemes.
      """,
    remedy: "Add coarser levels, up to about the level at which the extent fits on a screen.",
    source: "`Reference/extents-and-alignment.md#root-tiles` (ArcGIS API for JavaScript, too-many-root-tiles)",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMax>2100000</XMax>", failing: "<XMax>99100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // 64 is the limit of the scene viewer, which reports more as “too-many-root-tiles”.
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme,
      let coarsest = subject.coarsestLevel,
      let count = scheme.tiles(covering: extent, level: scheme.levels[coarsest])?.count, count > 64
    else { return [] }
    return [
      subject.violation(
        "the coarsest level, 1:\(Wording.measured(scheme.levels[coarsest].scale)), needs \(count) tiles for the extent",
        at: .level(coarsest, .scale))
    ]
  }
}
