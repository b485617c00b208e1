import Diagnostics

struct ScaleDenominatorDiffers: ReaderRule {
  let problems: [Problem] = [.denominatorDiffers]
  let page = RulePage(
    "OGC001", "scale-denominator-differs", .warning,
    summary: "The scale denominator of a tile matrix is not that of its cell size.",
    reason: "Some programs use the scale denominator (GDAL), others the cell size (morecantile), so they place "
      + "the same tile differently. A ratio of 1.05827 means that a scale of Esri at 96 dots per inch was "
      + "written.",
    remedy: "Write the denominator that the message states: the cell size in metres, divided by 0.00028.",
    source: "`Reference/open-formats.md#scale-denominators`",
    example: RuleExample(
      .tileMatrixSet, passing: "\"scaleDenominator\": 1000000",
      failing: "\"scaleDenominator\": 1058265.6"))
}
