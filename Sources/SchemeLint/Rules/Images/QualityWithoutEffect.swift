import Diagnostics

struct QualityWithoutEffect: LintRule {
  let page = RulePage(
    "IMG014", "quality-without-effect", .warning,
    summary: "A compression quality is given for a tile format that does not use one.",
    reason: "The value has no effect and is misleading: a quality of 75 suggests that the tiles are JPEG.",
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
      // The fix is safe: these formats are lossless, or have an error limit (LERC) that is another value.
      return [
        subject.violation(
          "the compression quality is \(Wording.number(quality)), but \(format.name) does not use one",
          at: .compressionQuality, fix: subject.fix(.compressionQuality, to: "0", isSafe: true))
      ]
    }
  }
}
