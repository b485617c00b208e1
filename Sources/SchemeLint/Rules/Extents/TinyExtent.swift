import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct TinyExtent: LintRule {
  let page = RulePage(
    "EXT010", "tiny-extent", .warning,
    summary: "The full extent is smaller than 4 pixels of the finest level.",
    reason: """
      Such a cache has one tile that shows nearly nothing. The numbers are probably in another unit, such as kilometres \
      for metres, or those of another cache.
      """,
    remedy: "Write the extent of the tiles, in map units of the scheme.",
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(
      .legacy, "conf.cdi",
      passing: "<XMin>1000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>2100000</XMax>\n  <YMax>6200000</YMax>",
      failing: "<XMin>1000</XMin>\n  <YMin>4700</YMin>\n  <XMax>2100</XMax>\n  <YMax>6200</YMax>"))

  // ArcGIS has made a cache of 15 × 9 pixels, with a single coarse level.
  private static let pixels = 4.0

  func violations(in subject: LintSubject) -> [Violation] {
    // The extent of a service is that of its map, which can be a single feature.
    guard !subject.isService, let scheme = subject.scheme, let extent = subject.extentOfScheme,
      // EXT002 reports an empty extent.
      extent.width > 0, extent.height > 0, let finest = scheme.levels.map(\.resolution).min(),
      extent.width < Self.pixels * finest, extent.height < Self.pixels * finest
    else { return [] }
    // EXT005 explains numbers that are degrees.
    if let system = subject.system, MapUnits.isInOtherUnit(extent, than: system) { return [] }
    return [
      subject.violation(
        "the full extent is \(Wording.measured(extent.width)) × \(Wording.measured(extent.height)) map units, which is "
          + "\(Wording.measured(extent.width / finest)) × \(Wording.measured(extent.height / finest)) px at the finest level",
        at: .extentEdge(.full, .xMin))
    ]
  }
}
