import Diagnostics

extension RulePage {
  static let regionBeyondGrid = RulePage(
    "PRE002", "region-beyond-grid", .error,
    summary: "At a level, tiles would have rows or columns beyond 2147483647.",
    reason: "ArcGIS counts rows and columns in 32 bits with a sign: the job ends with an error when it gets there.",
    remedy: "Leave out the finest levels, or take an origin nearer to the extent.",
    source: "`Reference/origins-and-domains.md#the-largest-row-and-column` (analyzer 003418)",
    example: RuleExample(inWords: "levels down to 1:250", failing: "a level of 1:0.0001, far from the origin"))
}
