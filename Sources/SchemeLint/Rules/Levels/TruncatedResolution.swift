import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct TruncatedResolution: LintRule {
  let page = RulePage(
    "LOD006", "truncated-resolution", .warning,
    summary: "A resolution was cut or rounded so early that it shifts tiles by more than half a pixel.",
    reason: """
      Tiles are laid out by the resolution. What is lost of it adds up over the pixels from one side of the extent to \
      the other, and the cache does not line up with others of the same scales.
      """,
    remedy: "Write all digits, before the tiles are made; with tiles, the number that they were made with is right.",
    source: "`Reference/scales-and-resolutions.md#rounded-resolutions` (gis.stackexchange 95928, mbtileserver #114)",
    example: RuleExample(
      .legacy, passing: "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675</Resolution>",
      failing: "<Scale>2000</Scale>\n        <Resolution>0.529167</Resolution>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme else { return [] }
    var found: [(index: Int, exact: Double, drift: Double)] = []
    for (index, level) in scheme.levels.enumerated() {
      // Nothing shorter than this is lost in a double, and most numbers have all their digits.
      guard let exact = Self.exactResolution(subject, index) else { continue }
      let drift = ((level.resolution - exact) / exact).magnitude * max(extent.width, extent.height) / exact
      if drift > 0.5 { found.append((index, exact, drift)) }
    }
    guard let first = found.first, let worst = found.max(by: { $0.drift < $1.drift }) else { return [] }
    let numbers = found.map { scheme.levels[$0.index].number }
    return [
      subject.violation(
        "the resolution of \(Wording.levels(numbers)) is cut short: 1:\(Wording.number(scheme.levels[first.index].scale)) "
          + "is \(Wording.number(first.exact)); it drifts \(Wording.measured(worst.drift)) px across the extent at level "
          + "\(scheme.levels[worst.index].number)",
        at: .level(first.index, .resolution),
        fix: subject.fix(.level(first.index, .resolution), to: Wording.number(first.exact), isSafe: false))
    ]
  }

  /// The resolution that a level's scale gives, where the one that is written is the same number with fewer digits.
  static func exactResolution(_ subject: LintSubject, _ index: Int) -> Double? {
    guard let scheme = subject.scheme, let unit = subject.system?.unit, let dotsPerInch = scheme.effectiveDotsPerInch,
      dotsPerInch > 0
    else { return nil }
    let level = scheme.levels[index]
    let exact = ScaleConvention.allCases.map {
      $0.resolution(ofScale: level.scale, dotsPerInch: dotsPerInch, unit: unit)
    }.min { ($0 - level.resolution).magnitude < ($1 - level.resolution).magnitude }
    // A difference that small is no drift in any extent.
    guard let exact, exact > 0, ((exact - level.resolution) / exact).magnitude > 1e-9,
      let step = subject.lastDecimal(of: .level(index, .resolution)),
      // A short number was chosen, and its scale computed.
      step < level.resolution * 1e-4, (exact - level.resolution).magnitude <= step
    else { return nil }
    return exact
  }
}

extension LintSubject {
  /// What one unit of a number's last written decimal is worth.
  fileprivate func lastDecimal(of field: SchemeField) -> Double? {
    guard let place = place(of: field),
      let text = opened.documents[place.document].document.text.plainText(of: place.range)?.lowercased()
    else { return nil }
    guard !text.contains("e") else { return nil }
    let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return (0..<min(decimals, 300)).reduce(1.0) { step, _ in step / 10 }
  }
}
