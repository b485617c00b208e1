import Diagnostics
import SchemeFormats

struct MixedFormat: LintRule {
  let page = RulePage(
    "IMG004", "mixed-format", .warning, clients: [.mapProxy],
    summary: "Tiles are JPEG where they are opaque, and PNG elsewhere.",
    reason: "Programs that announce one type for all tiles show every other one as broken, or lose its transparency.",
    remedy: "For these take PNG or JPEG, or convert where they are served.",
    source: "`Reference/image-formats.md#mixed` (tileserver-php #58, mapproxy #605)",
    example: RuleExample(
      .legacy, passing: "<CacheTileFormat>JPEG</CacheTileFormat>",
      failing: "<CacheTileFormat>Mixed</CacheTileFormat>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.model.image?.format == .mixed else { return [] }
    return [subject.violation("tiles are JPEG and PNG, side by side", at: .imageFormat)]
  }
}
