import Diagnostics
import TilingSchemes

struct SwappedOrigin: LintRule {
  let page = RulePage(
    "ORG006", "swapped-origin", .warning,
    summary: "The tile origin suits the extent only if its x and y are exchanged.",
    reason: """
      ArcGIS always writes x first. Standards such as WMTS write north first for some coordinate systems, so numbers \
      that are copied from there are in the wrong order.
      """,
    remedy: "Exchange x and y.",
    source: "`Reference/other-programs.md#ogc-tilematrixset-and-wmts` and `Reference/coordinate-systems.md#axis-order`",
    example: RuleExample(.service, passing: "{\"x\": -400, \"y\": 400}", failing: "{\"x\": 90, \"y\": -180}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme else { return [] }
    let origin = scheme.origin
    // An upper left corner nearly always has x below y. An origin with x above y that suits the extent only the other
    // way round was copied in the wrong order.
    let holds = origin.x <= extent.xMin && origin.y >= extent.yMax
    let holdsSwapped = origin.y <= extent.xMin && origin.x >= extent.yMax
    guard !holds, holdsSwapped, origin.x > origin.y else { return [] }
    return [
      subject.violation(
        "the tile origin \(Wording.number(origin.x)), \(Wording.number(origin.y)) does not suit the extent, but "
          + "\(Wording.number(origin.y)), \(Wording.number(origin.x)) does: x and y seem to be exchanged",
        at: .origin(.x))
    ]
  }
}
