import Diagnostics

struct VariableWidths: ReaderRule {
  let problems: [Problem] = [.variableWidths]
  let page = RulePage(
    "OGC006", "variable-widths", .error,
    summary: "A tile matrix joins the tiles of some rows (variableMatrixWidths).",
    reason: "The rows of such a grid have different numbers of tiles. ArcGIS and most clients have no such grids.",
    remedy: "Use another tile matrix set.",
    source: "`Reference/open-formats.md#tile-matrix-sets`",
    example: RuleExample(
      inWords: "a matrix without variableMatrixWidths",
      failing: "variableMatrixWidths with a coalesce of 2 for rows 0 to 3"))
}
