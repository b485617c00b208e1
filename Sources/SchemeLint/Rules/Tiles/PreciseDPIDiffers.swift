import Diagnostics

struct PreciseDPIDiffers: LintRule {
  let page = RulePage(
    "DPI003", "precise-dpi-differs", .warning,
    summary: "DPI is not the rounded value of PreciseDPI.",
    reason: "Old programs read DPI and newer ones PreciseDPI, so the same scale has two resolutions.",
    remedy: "Write the rounded value of PreciseDPI as DPI.", source: "`Reference/scales-and-resolutions.md#dpi`",
    example: RuleExample(.legacy, passing: "<DPI>96</DPI>", failing: "<DPI>120</DPI>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // DPI is a whole number in conf.xml, so a difference of up to 0.5 is only rounding.
    guard let dotsPerInch = subject.scheme?.dotsPerInch, let precise = subject.scheme?.preciseDotsPerInch,
      (dotsPerInch - precise).magnitude > 0.5
    else { return [] }
    return [
      subject.violation(
        "DPI is \(Wording.number(dotsPerInch)), but PreciseDPI is \(Wording.number(precise))", at: .dotsPerInch,
        noting: [("PreciseDPI is here", .preciseDotsPerInch)],
        fix: subject.fix(.dotsPerInch, to: Wording.number(precise.rounded()), isSafe: false))
    ]
  }
}
