import Diagnostics

extension RulePage {
  static let diskMayBeTooSmall = RulePage(
    "PRE009", "disk-may-be-too-small", .warning,
    summary: "The disk has less free space than the largest estimate for the cache.",
    reason: "The estimate is a range, and the free space is within it: the cache may or may not fit.",
    remedy: "Use --calibrate with a similar cache for a narrower range, or choose a larger disk.",
    source: "Ours: the range of the forecast",
    example: RuleExample(
      inWords: "a disk with more free space than the largest estimate",
      failing: "a disk whose free space is between the expected and the largest estimate"))
}
