import Diagnostics

struct MixedWithoutQuality: LintRule {
  let page = RulePage(
    "IMG013", "mixed-without-quality", .warning,
    summary: "MIXED tiles have a compression quality of 0.",
    reason: "Most tiles of a MIXED cache are JPEG and need a quality. Caches that ArcGIS wrote have 75 or 90.",
    remedy: "Write 75, or the quality with which the tiles were made.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      .legacy, passing: "<CacheTileFormat>JPEG</CacheTileFormat>\n    <CompressionQuality>75",
      failing: "<CacheTileFormat>MIXED</CacheTileFormat>\n    <CompressionQuality>0"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, image.format == .mixed, image.compressionQuality == 0 else { return [] }
    return [
      subject.violation(
        "the compression quality of MIXED tiles is 0", at: .compressionQuality,
        // Not safe: 75 may not be the quality of the tiles that exist already.
        fix: subject.fix(.compressionQuality, to: "75", isSafe: false))
    ]
  }
}
