import Diagnostics

struct RepeatedMatrix: ReaderRule {
  let problems: [Problem] = [.repeatedMatrix]
  let page = RulePage(
    "OGC002", "repeated-matrix", .warning,
    summary: "Two tile matrices have one identifier, or a matrix is not finer than the one before it.",
    reason: "Clients find a matrix by its identifier, and GDAL refuses a set whose scale denominators do not "
      + "fall.",
    remedy: "Give each matrix an identifier of its own, and sort the matrices from coarse to fine.",
    source: "`Reference/open-formats.md#tile-matrix-sets`",
    example: RuleExample(
      .tileMatrixSet, passing: "\"id\": \"1\",\n      \"scaleDenominator\": 1000000",
      failing: "\"id\": \"0\",\n      \"scaleDenominator\": 1000000"))
}
