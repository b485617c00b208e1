import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ImpossibleNumber: LintRule {
  let page = RulePage(
    "SRS010", "impossible-wkid", .warning,
    summary: "A WKID is zero or negative, or is above all numbers that Esri and EPSG use.",
    reason: "Programs that look the number up find no system, and those that need one refuse the cache.",
    remedy: "Write the WKID of the system, or leave it out if the system has none.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(.legacy, passing: "<LatestWKID>2193</LatestWKID>", failing: "<LatestWKID>-2193</LatestWKID>"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.flatMap { stated -> [Violation] in
      let (owner, name, reference) = (stated.owner, stated.name, stated.reference)
      let numbers: [(word: String, value: Int?, field: SchemeField.ReferenceValue)] = [
        ("WKID", reference.wkid, .wkid), ("latest WKID", reference.latestWKID, .latestWKID),
        ("vertical WKID", reference.verticalWKID, .verticalWKID),
        ("latest vertical WKID", reference.latestVerticalWKID, .latestVerticalWKID),
      ]
      return numbers.compactMap { word, value, field in
        // EPSG uses 1024 to 32767 and Esri 37000 to about 116000, with those of vertical systems; 900913 was the number of open-source programs. Numbers
        // above 200000 are those of an organisation's own systems, which no other program knows.
        guard let value, value <= 0 || value > 200_000 && value != 900_913 else { return nil }
        return subject.violation(
          "the \(word) of the \(name) is \(value); Esri and EPSG use 1024 to about 116000",
          at: .spatialReference(owner, field))
      }
    }
  }
}
