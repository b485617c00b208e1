import Diagnostics
import TilingSchemes

struct SwappedOrigin: LintRule {
  let page = RulePage(
    "ORG006", "swapped-origin", .warning,
    summary: "The tile origin holds the extent only if its x and y are exchanged.",
    reason:
      "ArcGIS has x first, always; standards for some systems have north first, and numbers copied from there are exchanged.",
    remedy: "Exchange x and y.",
    source: "`Reference/other-programs.md#ogc-tilematrixset-and-wmts` and `Reference/coordinate-systems.md#axis-order`",
    example: RuleExample(.service, passing: "{\"x\": -400, \"y\": 400}", failing: "{\"x\": 90, \"y\": -180}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme else { return [] }
    let origin = scheme.origin
    let holds = origin.x <= extent.xMin && origin.y >= extent.yMax
    let holdsSwapped = origin.y <= extent.xMin && origin.x >= extent.yMax
    guard !holds, holdsSwapped, origin.x > origin.y else { return [] }
    return [
      subject.violation(
        "the tile origin \(Wording.number(origin.x)), \(Wording.number(origin.y)) would hold the extent as "
          + "\(Wording.number(origin.y)), \(Wording.number(origin.x)): x and y look exchanged", at: .origin(.x))
    ]
  }
}
