import Diagnostics

struct QualityWithoutEffect: LintRule {
  let page = RulePage(
    "IMG014", "quality-without-effect", .warning,
    summary: "A compression quality is given for a format that has none.",
    reason: "It does nothing, and misleads: who reads 75 beside PNG may think that the tiles are JPEG.",
    remedy: "Write 0, as ArcGIS does.", source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      .readyToServe, passing: "\"compressionQuality\": 0,", failing: "\"compressionQuality\": 75,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, let format = image.format, let quality = image.compressionQuality,
      quality != 0
    else { return [] }
    switch format {
    case .jpeg, .mixed, .other: return []
    case .png, .png8, .png24, .png32, .lerc:
      return [
        subject.violation(
          "\(format.name) has no compression quality; it is \(Wording.number(quality))", at: .compressionQuality,
          fix: subject.fix(.compressionQuality, to: "0", isSafe: true))
      ]
    }
  }
}
