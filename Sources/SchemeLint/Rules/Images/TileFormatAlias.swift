import Diagnostics

struct TileFormatAlias: LintRule {
  let page = RulePage(
    "IMG011", "tile-format-alias", .info,
    summary: "The tile format is not spelled as ArcGIS writes it today, such as “jpg” instead of JPEG.",
    reason: "ArcGIS reads “jpg”, which version 9.3 wrote. Programs that compare the exact spelling do not know it.",
    remedy: "Write the format in capital letters, and JPEG instead of jpg.",
    source: "`Reference/conf-xml.md#the-types-in-the-wsdl` and `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(.legacy, passing: "<CacheTileFormat>JPEG<", failing: "<CacheTileFormat>jpg<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, let spelling = image.formatSpelling, let format = image.format else {
      return []
    }
    // IMG001 reports a format that ArcGIS does not have; it has no usual spelling.
    if case .other = format { return [] }
    return [
      subject.violation(
        "the tile format is “\(spelling)”; ArcGIS writes \(format.name)", at: .imageFormat,
        fix: subject.fix(.imageFormat, to: format.name, isText: true, isSafe: true))
    ]
  }
}
