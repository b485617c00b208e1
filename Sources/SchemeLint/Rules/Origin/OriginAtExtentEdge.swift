import Diagnostics
import SchemeFormats
import TilingSchemes

struct OriginAtExtentEdge: LintRule {
  let page = RulePage(
    "ORG002", "origin-at-extent-edge", .warning,
    summary: "The tile origin is inside the extent by less than half a pixel.",
    reason: """
      The origin was meant to be the corner of the extent, and rounding moved it. Programs without a tolerance compute \
      a row or a column with the number -1.
      """,
    remedy: "Write the same digits for both, or move the origin outwards by a tile before the tiles are made.",
    source: "`Reference/origins-and-domains.md#origin-and-extent`",
    example: RuleExample(.legacy, passing: "<X>-4020900</X>", failing: "<X>1000000.5</X>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard !subject.isService, let scheme = subject.scheme, let extent = subject.extentOfScheme,
      let finest = scheme.levels.map(\.resolution).min()
    else { return [] }
    let distances: [(SchemeField.Axis, Double)] = [
      (.x, scheme.origin.x - extent.xMin), (.y, extent.yMax - scheme.origin.y),
    ]
    // The two spellings of Web Mercator’s origin differ by two micrometres, and all clients tolerate such a difference.
    // ORG001 reports more than half a pixel.
    return distances.filter { $0.1 > finest * 1e-4 && $0.1 <= finest / 2 }.map { axis, distance in
      subject.violation(
        "the tile origin is \(Wording.measured(distance / finest)) px inside the extent at the finest level",
        at: .origin(axis))
    }
  }
}
