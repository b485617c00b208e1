import Diagnostics

struct UnusualDPI: LintRule {
  let page = RulePage(
    "DPI001", "unusual-dpi", .info,
    summary: "The DPI is not 96.",
    reason: "The scales have other resolutions than in most caches, so levels of equal scale do not overlay.",
    remedy: "Nothing, if the value is intended. For a new cache that has to overlay others, use their DPI.",
    source: "`Reference/scales-and-resolutions.md#dpi`",
    example: RuleExample(
      .legacy,
      passing: "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>",
      failing: "<DPI>120</DPI>\n    <PreciseDPI>120</PreciseDPI>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // DPI002 reports 90.71, with its own explanation.
    guard let dotsPerInch = subject.scheme?.effectiveDotsPerInch, dotsPerInch != 96,
      // DPI004 reports a number that is not possible.
      (10...10_000).contains(dotsPerInch), !OGCPixelDPI.isOGC(dotsPerInch)
    else { return [] }
    return [subject.violation("the DPI is \(Wording.number(dotsPerInch)), not 96", at: .dotsPerInch)]
  }
}
