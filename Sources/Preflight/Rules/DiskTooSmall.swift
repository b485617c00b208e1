import Diagnostics

extension RulePage {
  static let diskTooSmall = RulePage(
    "PRE008", "disk-too-small", .error,
    summary: "The disk has less room than the cache is expected to take.",
    reason: "Tiling ends when the disk is full, days later.",
    remedy: "Free or choose another disk, leave out the finest level, or take a format that packs more.",
    source: "Ours: the expected size of the forecast",
    example: RuleExample(
      inWords: "a disk with more room than the largest estimate",
      failing: "a disk with less room than the expected size"
    ))
}
