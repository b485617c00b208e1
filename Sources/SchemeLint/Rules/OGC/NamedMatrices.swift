import Diagnostics

struct NamedMatrices: ReaderRule {
  let problems: [Problem] = [.namedMatrices]
  let page = RulePage(
    "OGC007", "named-matrices", .info,
    summary: "The identifiers of the tile matrices are not whole numbers, so levels are numbered by position.",
    reason: "Esri's levels have numbers. Requests for tiles of this service use the identifiers and not these "
      + "numbers.",
    remedy: "Nothing, if you only need the grid.",
    source: "`Reference/open-formats.md#tile-matrix-sets`",
    example: RuleExample(
      .tileMatrixSet, passing: "\"id\": \"0\"",
      failing: "\"id\": \"NZTM:0\""))
}
