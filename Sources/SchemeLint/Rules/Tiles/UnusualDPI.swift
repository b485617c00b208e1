import Diagnostics

struct UnusualDPI: LintRule {
  let page = RulePage(
    "DPI001", "unusual-dpi", .info,
    summary: "The scheme has another number of dots per inch than 96.",
    reason: "Its scales mean other resolutions than those of most caches: equal scales do not overlay.",
    remedy: "Nothing, where it is meant; a new cache that is to overlay others takes theirs.",
    source: "`Reference/scales-and-resolutions.md#dpi`",
    example: RuleExample(
      .legacy,
      passing: "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>",
      failing: "<DPI>120</DPI>\n    <PreciseDPI>120</PreciseDPI>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let dotsPerInch = subject.scheme?.effectiveDotsPerInch, dotsPerInch != 96, !OGCPixelDPI.isOGC(dotsPerInch)
    else { return [] }
    return [subject.violation("the scheme has \(Wording.number(dotsPerInch)) dots per inch, not 96", at: .dotsPerInch)]
  }
}
