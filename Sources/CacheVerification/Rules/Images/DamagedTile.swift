import Diagnostics

extension RulePage {
  static let damagedTile = RulePage(
    "IMG006", "damaged-tile", .error,
    summary: "A tile’s image is damaged: a checksum or its structure is wrong.",
    reason: "Programs show it wrong, or not at all.",
    remedy: "Build the tile anew, and look at the disk.",
    source: "W3C, PNG §5; ITU-T T.81, Annex B",
    example: RuleExample(inWords: "a PNG whose checksums are right", failing: "a PNG one byte of which was changed"))
}
