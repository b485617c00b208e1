import Diagnostics

extension RulePage {
  static let bundleSize = RulePage(
    "STO014", "bundle-size", .warning,
    summary: "A bundle’s header says another size than the file has.",
    reason: "The file was cut off or grew without its header: a copy that was interrupted.",
    remedy: "Compare it with the source.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(
      inWords: "137064 in the header of a file of 137,064 bytes",
      failing: "137064 in the header of a file of 120,000 bytes"))
}
