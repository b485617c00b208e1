import Diagnostics

struct IncompleteLimits: ReaderRule {
  let problems: [Problem] = [.missingLimits]
  let page = RulePage(
    "OGC010", "missing-limits", .warning,
    summary: "A layer states limits for some matrices of a set, and not for others.",
    reason:
      "A matrix without limits has all of its tiles for some programs, and none for others: the standard for tile "
      + "sets says that it has none, the standard for WMTS does not say it.",
    remedy: "Write limits for every matrix that has tiles, or for none.",
    source: "`Reference/open-formats.md#wmts`",
    example: RuleExample(
      inWords: "a TileMatrixLimits for each TileMatrix of the linked set",
      failing: "a TileMatrixLimits for 1 of 3 matrices"))
}
