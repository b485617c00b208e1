import Diagnostics

extension RulePage {
  static let diskTooSmall = RulePage(
    "PRE008", "disk-too-small", .error,
    summary: "The disk has less free space than the expected size of the cache.",
    reason: "Building the cache fails when the disk is full, perhaps after days.",
    remedy: "Free disk space, choose another disk, leave out the finest level, or use a format that compresses better.",
    source: "Ours: the expected size of the forecast",
    example: RuleExample(
      inWords: "a disk with more free space than the largest estimate",
      failing: "a disk with less free space than the expected size"
    ))
}
