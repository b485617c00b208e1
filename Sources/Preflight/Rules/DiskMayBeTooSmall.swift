import Diagnostics

extension RulePage {
  static let diskMayBeTooSmall = RulePage(
    "PRE009", "disk-may-be-too-small", .warning,
    summary: "The disk has less room than the cache may take.",
    reason: "The estimate is a range, and the disk ends within it.",
    remedy: "Measure with --calibrate on a cache like it, or choose a larger disk.",
    source: "Ours: the range of the forecast",
    example: RuleExample(
      inWords: "a disk with more room than the largest estimate",
      failing: "a disk that ends between the expected and the largest"))
}
