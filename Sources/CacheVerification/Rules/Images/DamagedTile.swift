import Diagnostics

extension RulePage {
  static let damagedTile = RulePage(
    "IMG006", "damaged-tile", .error,
    summary: "A tile’s image is damaged: a checksum or the structure is wrong.",
    reason: "Programs show the tile incorrectly, or not at all.",
    remedy: "Rebuild the tile, and check the disk for errors.",
    source: "W3C, PNG §5; ITU-T T.81, Annex B",
    example: RuleExample(inWords: "a PNG with correct checksums", failing: "a PNG with one changed byte"))
}
