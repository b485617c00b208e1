import Diagnostics

struct JPEGWithoutQuality: LintRule {
  let page = RulePage(
    "IMG012", "jpeg-without-quality", .error,
    summary: "The compression quality of JPEG tiles is not between 1 and 100.",
    reason: "JPEG has only the qualities from 1 to 100. New tiles become unreadable blocks, or the caching job fails.",
    remedy: "Write 75, the default of ArcGIS, or the quality with which the tiles were made.",
    source: "ArcGIS Pro, “Create Map Server Cache”, tile_compression_quality",
    example: RuleExample(.legacy, passing: "<CompressionQuality>75<", failing: "<CompressionQuality>0<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, image.format == .jpeg, let quality = image.compressionQuality,
      !(1...100).contains(quality)
    else { return [] }
    return [
      subject.violation(
        "the compression quality of JPEG is \(Wording.number(quality)); it must be from 1 to 100",
        at: .compressionQuality,
        // Not safe: 75 may not be the quality of the tiles that exist already.
        fix: subject.fix(.compressionQuality, to: "75", isSafe: false))
    ]
  }
}
