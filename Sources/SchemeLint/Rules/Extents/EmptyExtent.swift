import Diagnostics
import SchemeFormats
import TilingSchemes

struct EmptyExtent: LintRule {
  let page = RulePage(
    "EXT002", "empty-extent", .error,
    summary: "An extent’s left edge is not left of its right one, or its lower edge not below its upper one.",
    reason: "Readers compute the number of rows and columns from it: they find none, or negative ones.",
    remedy: "Exchange the edges.", source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMin>1000000</XMin>", failing: "<XMin>3000000</XMin>"))

  func violations(in subject: LintSubject) -> [Violation] {
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full", .full, subject.model.fullExtent), ("initial", .initial, subject.model.initialExtent),
      ("item’s", .item, subject.model.item?.extent),
    ]
    return extents.flatMap { name, owner, extent -> [Violation] in
      guard let extent else { return [] }
      var violations: [Violation] = []
      if extent.xMin >= extent.xMax {
        violations.append(
          subject.violation(
            "the \(name) extent’s xmin, \(Wording.number(extent.xMin)), is not less than its xmax, \(Wording.number(extent.xMax))",
            at: .extentEdge(owner, .xMin), noting: [("xmax is here", .extentEdge(owner, .xMax))]))
      }
      if extent.yMin >= extent.yMax {
        violations.append(
          subject.violation(
            "the \(name) extent’s ymin, \(Wording.number(extent.yMin)), is not less than its ymax, \(Wording.number(extent.yMax))",
            at: .extentEdge(owner, .yMin), noting: [("ymax is here", .extentEdge(owner, .yMax))]))
      }
      return violations
    }
  }
}
