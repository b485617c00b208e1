import Diagnostics
import SchemeFormats

struct MixedFormat: LintRule {
  let page = RulePage(
    "IMG004", "mixed-format", .warning, clients: [.mapProxy],
    summary: "The tile format is MIXED: opaque tiles are JPEG, all others are PNG.",
    reason: """
      Programs that announce one image type for all tiles show tiles of the other type as damaged, or lose their \
      transparency.
      """,
    remedy: "If such programs have to read the cache, make it as PNG or JPEG, or convert the tiles on the server.",
    source: "`Reference/image-formats.md#mixed` (tileserver-php #58, mapproxy #605)",
    example: RuleExample(
      .legacy, passing: "<CacheTileFormat>JPEG</CacheTileFormat>",
      failing: "<CacheTileFormat>Mixed</CacheTileFormat>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.model.image?.format == .mixed else { return [] }
    return [subject.violation("the tile format is MIXED, so some tiles are JPEG and others PNG", at: .imageFormat)]
  }
}
