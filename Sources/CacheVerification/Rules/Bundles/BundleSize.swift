import Diagnostics

extension RulePage {
  static let bundleSize = RulePage(
    "STO014", "bundle-size", .warning,
    summary: "The size in a bundle’s header differs from the size of the file.",
    reason:
      "The file was truncated, or it grew and its header was not updated. The usual cause is an interrupted copy.",
    remedy: "Compare the file with its source, and copy it again if they differ.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(
      inWords: "137064 in the header of a file of 137,064 bytes",
      failing: "137064 in the header of a file of 120,000 bytes"))
}
