import Diagnostics
import SchemeFormats
import TilingSchemes

struct EmptyExtent: LintRule {
  let page = RulePage(
    "EXT002", "empty-extent", .error,
    summary: "The xmin of an extent is not less than its xmax, or its ymin is not less than its ymax.",
    reason: "Programs compute rows and columns from the extent. They get no tiles, or negative numbers.",
    remedy: "Exchange the two values, or write the correct extent.",
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMin>1000000</XMin>", failing: "<XMin>3000000</XMin>"))

  func violations(in subject: LintSubject) -> [Violation] {
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full extent", .full, subject.model.fullExtent), ("initial extent", .initial, subject.model.initialExtent),
      ("extent of the item", .item, subject.model.item?.extent),
    ]
    return extents.flatMap { name, owner, extent -> [Violation] in
      // A service without data has an xmin of null or "NaN"; its reader takes that extent as missing.
      guard let extent else { return [] }
      var violations: [Violation] = []
      if extent.xMin >= extent.xMax {
        violations.append(
          subject.violation(
            "the \(name) has xmin \(Wording.number(extent.xMin)), not less than xmax \(Wording.number(extent.xMax))",
            at: .extentEdge(owner, .xMin), noting: [("xmax is here", .extentEdge(owner, .xMax))]))
      }
      if extent.yMin >= extent.yMax {
        violations.append(
          subject.violation(
            "the \(name) has ymin \(Wording.number(extent.yMin)), not less than ymax \(Wording.number(extent.yMax))",
            at: .extentEdge(owner, .yMin), noting: [("ymax is here", .extentEdge(owner, .yMax))]))
      }
      return violations
    }
  }
}
