import Diagnostics

struct EsriDenominators: ReaderRule {
  let problems: [Problem] = [.esriDenominators]
  let page = RulePage(
    "OGC004", "esri-denominators", .warning,
    summary: "The scale denominators are scales at 96 dots per inch, as in Esri's formats.",
    reason: "OGC's denominators count pixels of 0.28 mm. Every client reads the resolutions 5.83 % too large, so "
      + "that no tile fits. GeoWebCache has this fault in its layers of ArcGIS caches, as metersPerUnit 1.0582656.",
    remedy: "Divide the scales by 1.0582656, or write the scheme again with tilescheme convert.",
    source: "`Reference/open-formats.md#scale-denominators`",
    example: RuleExample(
      inWords: "559082264.0287178 in the first matrix of Web Mercator, with one tile around the world",
      failing: "591657527.591555"))
}
