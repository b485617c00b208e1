import Diagnostics

struct OGCPixelDPI: LintRule {
  let page = RulePage(
    "DPI002", "ogc-pixel-dpi", .info,
    summary: "The DPI is about 90.71, which is OGC’s pixel size of 0.28 mm.",
    reason: """
      The scales are OGC scale denominators. For the same resolution they differ by 5.8 % from the scales of ArcGIS at \
      96 DPI.
      """,
    remedy: "Compare such schemes by resolution, not by scale.",
    source: "OGC 17-083r4, §6.1.1; `Reference/other-programs.md#ogc-tilematrixset-and-wmts`",
    example: RuleExample(
      .legacy, passing: "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>",
      failing: "<DPI>91</DPI>\n    <PreciseDPI>90.714285714285722</PreciseDPI>"))

  /// Whether a DPI is 0.0254 / 0.00028 = 90.714, within 0.01 for values that were rounded to two decimals.
  static func isOGC(_ dotsPerInch: Double) -> Bool { (dotsPerInch - 0.0254 / 0.00028).magnitude < 0.01 }

  func violations(in subject: LintSubject) -> [Violation] {
    guard let dotsPerInch = subject.scheme?.effectiveDotsPerInch, Self.isOGC(dotsPerInch) else { return [] }
    return [
      subject.violation("the DPI is \(Wording.measured(dotsPerInch)), OGC’s pixel size of 0.28 mm", at: .dotsPerInch)
    ]
  }
}
