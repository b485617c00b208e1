import Diagnostics

extension RulePage {
  static let entryHeaderDiffers = RulePage(
    "PKG008", "entry-header-differs", .error,
    summary: "The local header of a ZIP entry differs from the central directory of the package.",
    reason: "Some programs read the local header, others the central directory, and they find different content.",
    remedy: "Pack the package again.",
    source: "APPNOTE.TXT §4.3.7 and §4.3.12",
    example: RuleExample(
      inWords: "the same name, size and checksum in both", failing: "another name in the local header"))
}
