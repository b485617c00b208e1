import CoordinateSystems
import Diagnostics
import SchemeFormats

struct ImpossibleParameter: LintRule {
  let page = RulePage(
    "SRS014", "impossible-parameter", .error,
    summary: "A number of a well-known text is impossible, such as a scale factor of 0 or a latitude beyond the poles.",
    reason: """
      Programs compute coordinates from these numbers. They refuse the system, or place the tiles anywhere, without a \
      message.
      """,
    remedy: "Copy the text from a file that ArcGIS wrote with the same WKID.",
    source: "OGC 01-009, §7.2; EPSG guidance note 7-2",
    example: RuleExample(
      .legacy, passing: "PARAMETER[&quot;Scale_Factor&quot;,0.9996]",
      failing: "PARAMETER[&quot;Scale_Factor&quot;,0.0]"))

  func violations(in subject: LintSubject) -> [Violation] {
    var seen: [String] = []
    return subject.references.compactMap { stated in
      guard let text = stated.text, let written = stated.reference.wellKnownText, let fault = Self.fault(in: text)
      else { return nil }
      // The parts of one JSON repeat their text. The companion is another file, in which it has to be corrected too.
      let place = subject.place(of: .spatialReference(stated.owner, .wellKnownText))
      let name = "\(place?.document ?? 0) \(written)"
      if seen.contains(name) { return nil }
      seen.append(name)
      return subject.violation(
        "in the well-known text of the \(stated.name), \(fault)",
        at: .spatialReference(stated.owner, .wellKnownText))
    }
  }

  /// Whether a text has a fault that this rule reports.
  static func hasFault(_ text: WellKnownText) -> Bool { fault(in: text) != nil }

  /// The first fault, in words; `nil` if there is none.
  private static func fault(in text: WellKnownText) -> String? {
    let base = text.keyword == "GEOGCS" ? text : text.child("GEOGCS")
    if let words = base?.child("DATUM")?.child("SPHEROID").flatMap(fault(ofSpheroid:)) { return words }
    if let meridian = base?.child("PRIMEM").flatMap({ number($0, 1) }), !(meridian.magnitude <= 400) {
      return "the prime meridian is \(Wording.number(meridian))"
    }
    // Angles are in the unit of the base; without one, in degrees.
    let degrees = (base?.child("UNIT").flatMap { number($0, 1) } ?? .pi / 180) * 180 / .pi
    for node in text.children where node.keyword == "PARAMETER" {
      guard let name = node.values.first, let value = number(node, 1),
        let words = fault(of: name.lowercased(), value, degreesPerUnit: degrees)
      else { continue }
      // SRS008 reports a unit of the wrong size, in which no angle can be read.
      if UnitFactor.hasFault(text) { return nil }
      return "\(name) is \(Wording.number(value)), \(words)"
    }
    if let size = text.child("UNIT").flatMap({ number($0, 1) }), !(size > 0), !UnitFactor.hasFault(text) {
      return "the size of the unit is \(Wording.number(size)), not above 0"
    }
    return nil
  }

  private static func fault(ofSpheroid node: WellKnownText) -> String? {
    guard let axis = number(node, 1), let flattening = number(node, 2) else { return nil }
    // Small moons have axes of some kilometres, so only the axis of the Earth in kilometres is recognised.
    if !(axis > 0) || (6300...6400).contains(axis) {
      return "the semi-major axis of the spheroid is \(Wording.number(axis)), which must be in metres"
    }
    // The third value is the inverse flattening, such as 298.257, or 0 for a sphere.
    if flattening != 0, !(flattening >= 1) {
      return "the inverse flattening of the spheroid is \(Wording.number(flattening)), neither 0 nor at least 1"
    }
    return nil
  }

  private static func fault(of name: String, _ value: Double, degreesPerUnit: Double) -> String? {
    if name == "scale_factor" { return (1e-3...1e3).contains(value) ? nil : "which is not a scale factor" }
    let angle = (value * degreesPerUnit).magnitude
    if name.hasPrefix("latitude_of") || name.hasPrefix("standard_parallel") {
      return angle <= 90.000_1 ? nil : "beyond the poles"
    }
    if name.hasPrefix("central_meridian") || name.hasPrefix("longitude_of") {
      // Some systems count to the east of Greenwich only, to 360 degrees.
      return angle <= 400 ? nil : "more than a full turn"
    }
    return value.isFinite ? nil : "which is not a number"
  }

  private static func number(_ node: WellKnownText, _ index: Int) -> Double? {
    node.values.count > index ? Double(node.values[index]) : nil
  }
}
