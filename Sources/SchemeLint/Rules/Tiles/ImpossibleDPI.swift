import Diagnostics
import SchemeFormats

struct ImpossibleDPI: LintRule {
  let page = RulePage(
    "DPI004", "impossible-dpi", .error,
    summary: "The DPI or the PreciseDPI is zero or negative, or no screen or printer has it.",
    reason: """
      Programs divide by the DPI to compare scales with resolutions. With zero, they show no level, and with another \
      impossible number they choose the wrong one.
      """,
    remedy: "Write the DPI from which the scales were computed, which is 96 in nearly all caches.",
    source: "`Reference/scales-and-resolutions.md#dpi`",
    example: RuleExample(
      .legacy, passing: "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>",
      failing: "<DPI>0</DPI>\n    <PreciseDPI>0</PreciseDPI>"))

  func violations(in subject: LintSubject) -> [Violation] {
    let values: [(name: String, value: Double?, field: SchemeField)] = [
      ("DPI", subject.scheme?.dotsPerInch, .dotsPerInch),
      ("PreciseDPI", subject.scheme?.preciseDotsPerInch, .preciseDotsPerInch),
    ]
    return values.compactMap { name, value, field in
      guard let value else { return nil }
      if value <= 0 { return subject.violation("the \(name) is \(Wording.number(value)), not above 0", at: field) }
      // Screens have about 70 to 600, and printers up to 4800.
      guard !(10...10_000).contains(value) else { return nil }
      return subject.violation(
        "the \(name) is \(Wording.number(value)); screens and printers have 70 to 4800", at: field, severity: .warning)
    }
  }
}
