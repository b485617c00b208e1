import Diagnostics

struct UnitLength: ReaderRule {
  let problems: [Problem] = [.unitLength]
  let page = RulePage(
    "OGC009", "unit-length", .warning,
    summary: "A grid set states another length of the map unit than that of its coordinate system.",
    reason: "GeoWebCache computes scale denominators and resolutions with metersPerUnit, and takes the metre if it is "
      + "missing. In a system in feet or degrees, clients of its WMTS then place tiles at wrong positions.",
    remedy:
      "Write metersPerUnit: 0.3048006096012192 for US survey feet, 0.3048 for feet, 111319.49079327358 for degrees.",
    source: "`Reference/open-formats.md#geowebcache`",
    example: RuleExample(
      inWords: "metersPerUnit 0.3048006096012192 in EPSG:2263, whose unit is the US survey foot",
      failing: "EPSG:2263 without metersPerUnit"))
}
