import Diagnostics

struct MatrixLimits: ReaderRule {
  let problems: [Problem] = [.matrixLimits]
  let page = RulePage(
    "OGC008", "matrix-limits", .warning,
    summary: "The limits of a tile matrix exceed its rows or columns.",
    reason: "Clients request tiles that do not exist, or refuse the layer.",
    remedy: "Write limits from 0 to the number of rows or columns minus 1.",
    source: "`Reference/open-formats.md#wmts`",
    example: RuleExample(inWords: "MaxTileRow 3 in a matrix of 4 rows", failing: "MaxTileRow 4 in a matrix of 4 rows"))
}
