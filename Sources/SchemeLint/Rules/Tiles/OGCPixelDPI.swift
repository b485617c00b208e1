import Diagnostics

struct OGCPixelDPI: LintRule {
  let page = RulePage(
    "DPI002", "ogc-pixel-dpi", .info,
    summary: "The scheme has about 90.71 dots per inch: OGC’s pixel of 0.28 mm.",
    reason:
      "Its scales are OGC’s scale denominators, 5.8 % off those of ArcGIS’s caches at 96 for the same resolutions.",
    remedy: "Compare such schemes by resolution, never by scale.",
    source: "OGC 17-083r4, §6.1.1; `Reference/other-programs.md#ogc-tilematrixset-and-wmts`",
    example: RuleExample(
      .legacy, passing: "<DPI>96</DPI>\n    <PreciseDPI>96</PreciseDPI>",
      failing: "<DPI>91</DPI>\n    <PreciseDPI>90.714285714285722</PreciseDPI>"))

  static func isOGC(_ dotsPerInch: Double) -> Bool { (dotsPerInch - 0.0254 / 0.00028).magnitude < 0.01 }

  func violations(in subject: LintSubject) -> [Violation] {
    guard let dotsPerInch = subject.scheme?.effectiveDotsPerInch, Self.isOGC(dotsPerInch) else { return [] }
    return [
      subject.violation("\(Wording.measured(dotsPerInch)) dots per inch are OGC’s pixel of 0.28 mm", at: .dotsPerInch)
    ]
  }
}
