import CoordinateSystems
import Diagnostics
import SchemeFormats

struct UnitFactor: LintRule {
  let page = RulePage(
    "SRS008", "unit-factor", .error,
    summary: "The well-known text gives a unit another size than its name has.",
    reason: """
      Programs that use the number and programs that use the name compute different scales and different places for the \
      same tiles.
      """,
    remedy: "Write the size of the unit: 1.0 for Meter, 0.3048006096012192 for Foot_US, 0.0174532925199433 for Degree.",
    source: "EPSG, units of measure; OGC 01-009, §7.2",
    example: RuleExample(
      .legacy, passing: "UNIT[&quot;Degree&quot;,0.0174532925199433]", failing: "UNIT[&quot;Degree&quot;,1.0]"))

  /// Metres or radians in a unit. Names are in lower case and without spaces and underscores.
  private static let sizes: [String: Double] = [
    "meter": 1, "metre": 1, "kilometer": 1000, "kilometre": 1000, "foot": 0.3048, "footus": 1200.0 / 3937,
    "ussurveyfoot": 1200.0 / 3937, "yard": 0.9144, "degree": Double.pi / 180, "grad": Double.pi / 200,
    "gon": Double.pi / 200, "radian": 1,
  ]

  /// Whether a text has a unit that this rule reports.
  static func hasFault(_ text: WellKnownText) -> Bool { wrongUnit(in: text) != nil }

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.compactMap { stated in
      guard let text = stated.text, let wrong = Self.wrongUnit(in: text) else { return nil }
      return subject.violation(
        "in the well-known text of the \(stated.name), the unit \(wrong.name) is \(Wording.number(wrong.stated)), not "
          + "\(Wording.number(wrong.right))", at: .spatialReference(stated.owner, .wellKnownText))
    }
  }

  private struct WrongUnit {
    let name: String
    let stated: Double
    let right: Double
  }

  private static func wrongUnit(in node: WellKnownText) -> WrongUnit? {
    if node.keyword == "UNIT", node.values.count > 1, let stated = Double(node.values[1]),
      let right = sizes[node.values[0].lowercased().filter { $0.isLetter }],
      !((stated - right).magnitude <= 1e-7 * right)
    {
      return WrongUnit(name: node.values[0], stated: stated, right: right)
    }
    return node.children.lazy.compactMap(wrongUnit).first
  }
}
