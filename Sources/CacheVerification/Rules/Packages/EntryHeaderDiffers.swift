import Diagnostics

extension RulePage {
  static let entryHeaderDiffers = RulePage(
    "PKG008", "entry-header-differs", .error,
    summary: "An entry’s own header says something else than the directory of the package.",
    reason: "Programs read the one or the other.",
    remedy: "Pack it anew.",
    source: "APPNOTE.TXT §4.3.7 and §4.3.12",
    example: RuleExample(
      inWords: "the same name, size and checksum in both", failing: "another name in front of the bytes"))
}
