import Diagnostics

extension RulePage {
  static let cutOffSignature = RulePage(
    "IMG003", "cut-off-signature", .error,
    summary: "The first four bytes of a PNG are missing.",
    reason: "The size word was written over them, as in Esri’s own sample package. No program shows the tile.",
    remedy: "Rebuild the tile.",
    source: "`Reference/compact-v2.md#the-header`; `Reference/image-formats.md#the-cut-off-signature`",
    example: RuleExample(inWords: "89 50 4e 47 0d 0a 1a 0a", failing: "0d 0a 1a 0a"))
}
