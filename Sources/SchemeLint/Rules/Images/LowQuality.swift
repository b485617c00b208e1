import Diagnostics

struct LowQuality: LintRule {
  let page = RulePage(
    "IMG019", "low-quality", .warning,
    summary: "The compression quality of JPEG or MIXED tiles is below 10, or that of MIXED tiles is not possible.",
    reason: """
      Caches that ArcGIS wrote have 50 to 90. Below 10, tiles are blocks of 8 × 8 pixels; the number is usually that of \
      another scale, such as 1 to 12, or 0 to 1.
      """,
    remedy: "Write the quality with which the tiles were made, from 1 to 100. The default of ArcGIS is 75.",
    source: "`Reference/image-formats.md#quality`",
    example: RuleExample(.legacy, passing: "<CompressionQuality>75<", failing: "<CompressionQuality>1<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, let format = image.format, format == .jpeg || format == .mixed,
      let quality = image.compressionQuality
    else { return [] }
    // IMG012 reports other numbers of JPEG, and IMG013 a MIXED cache with 0.
    let isLow = quality >= 1 && quality < 10
    let isImpossible = format == .mixed && quality != 0 && !(1...100).contains(quality)
    guard isLow || isImpossible else { return [] }
    return [
      subject.violation(
        "the compression quality of \(format.name) is \(Wording.number(quality)); caches of ArcGIS have 50 to 90",
        at: .compressionQuality)
    ]
  }
}
