import Diagnostics

struct TileFormatAlias: LintRule {
  let page = RulePage(
    "IMG011", "tile-format-alias", .info,
    summary: "The tile format is spelled otherwise than ArcGIS writes it today, such as “jpg”.",
    reason: "ArcGIS 9.3 wrote it so, and ArcGIS reads it; a program that compares letter by letter does not.",
    remedy: "Write it in capitals, and JPEG for jpg.",
    source: "`Reference/conf-xml.md#the-types-in-the-wsdl` and `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(.legacy, passing: "<CacheTileFormat>JPEG<", failing: "<CacheTileFormat>jpg<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image, let spelling = image.formatSpelling, let format = image.format else {
      return []
    }
    if case .other = format { return [] }
    return [
      subject.violation(
        "“\(spelling)” is written \(format.name) today", at: .imageFormat,
        fix: subject.fix(.imageFormat, to: format.name, isText: true, isSafe: true))
    ]
  }
}
