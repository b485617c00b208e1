import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ExtentUnit: LintRule {
  let page = RulePage(
    "EXT005", "extent-unit", .error,
    summary: "An extent is not in the unit of its coordinate system: degrees for metres, or metres for degrees.",
    reason: """
      Programs compute the tiles of the extent from these numbers. They show an area of a few hundred metres, or none, \
      instead of the map.
      """,
    remedy: """
      Write the extent in the unit of the coordinate system. Only the extent in iteminfo.json is always in degrees of \
      longitude and latitude.
      """,
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(
      .legacy, "conf.cdi",
      passing: "<XMin>1000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>2100000</XMax>\n  <YMax>6200000</YMax>",
      failing: "<XMin>166</XMin>\n  <YMin>-48</YMin>\n  <XMax>179</XMax>\n  <YMax>-34</YMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    var found: [Violation] = []
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full extent", .full, subject.model.fullExtent), ("initial extent", .initial, subject.model.initialExtent),
    ]
    for case (let name, let owner, let extent?) in extents {
      // SRS004 reports an extent that states another system; its numbers are right in that system.
      if let own = subject.reference, let other = extent.spatialReference, own.contradicts(other) { continue }
      guard let system = subject.system, let words = Self.fault(of: extent, in: system) else { continue }
      found.append(
        subject.violation(
          "the \(name) is \(Self.words(extent)), \(words)", at: .extentEdge(owner, .xMin),
          // A system without a number can be the local grid of a site, whose coordinates are small.
          severity: subject.reference?.wkid == nil && subject.reference?.latestWKID == nil ? .warning : nil))
    }
    if let item = subject.model.item?.extent, !MapUnits.isInDegrees(item) {
      found.append(
        subject.violation(
          "the extent of the item is \(Self.words(item)); in iteminfo.json it must be in degrees of longitude and latitude",
          at: .extentEdge(.item, .xMin)))
    }
    return found
  }

  private static func fault(of extent: Envelope, in system: CoordinateSystem) -> String? {
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = MapUnits.largestAngle(radiansPerUnit: radiansPerUnit)
      guard [extent.xMin, extent.yMin, extent.xMax, extent.yMax].contains(where: { $0.magnitude > limit }) else {
        return nil
      }
      return "but the unit of \(system.name) is \(system.unitName), in which no coordinate is beyond "
        + "±\(Wording.measured(limit))"
    case .linear:
      // EXT002 reports an empty extent; one of zeros alone says nothing about its unit.
      guard extent.xMin < extent.xMax, extent.yMin < extent.yMax,
        MapUnits.isInDegrees(extent, upTo: MapUnits.largestLatitude)
      else { return nil }
      return "which are degrees, but the unit of \(system.name) is \(system.unitName)"
    }
  }

  private static func words(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(Wording.number).joined(separator: ", ")
  }
}
