import Diagnostics

struct JPEGWithoutQuality: LintRule {
  let page = RulePage(
    "IMG012", "jpeg-without-quality", .error,
    summary: "JPEG tiles have a compression quality of 0, or one beyond 100.",
    reason: "JPEG has qualities from 1 to 100: the tiles that are made next are unreadable blocks, or the job fails.",
    remedy: "Write 75, ArcGIS’s default, or the quality with which the tiles were made.",
    source: "ArcGIS Pro, “Create Map Server Cache”, tile_compression_quality",
    example: RuleExample(.legacy, passing: "<CompressionQuality>75<", failing: "<CompressionQuality>0<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, image.format == .jpeg, let quality = image.compressionQuality,
      !(1...100).contains(quality)
    else { return [] }
    return [
      subject.violation(
        "JPEG has no quality \(Wording.number(quality)); it goes from 1 to 100", at: .compressionQuality,
        fix: subject.fix(.compressionQuality, to: "75", isSafe: false))
    ]
  }
}
