import Diagnostics

extension RulePage {
  static let regionBeyondGrid = RulePage(
    "PRE002", "region-beyond-grid", .error,
    summary: "At a level, row or column numbers exceed 2147483647.",
    reason: "ArcGIS stores rows and columns as signed 32-bit numbers. The job fails when it reaches such a tile.",
    remedy: "Leave out the finest levels, or use an origin nearer to the region.",
    source: "`Reference/origins-and-domains.md#the-largest-row-and-column` (analyzer 003418)",
    example: RuleExample(inWords: "levels down to 1:250", failing: "a level of 1:0.0001, far from the origin"))
}
