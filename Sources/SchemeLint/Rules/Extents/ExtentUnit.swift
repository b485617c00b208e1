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
      // EXT002 reports an empty extent; one of zeros alone says nothing about its unit.
      guard let system = subject.system, let words = MapUnits.fault(of: extent, in: system) else { continue }
      found.append(
        subject.violation(
          "the \(name) is \(Self.words(extent)), \(words)", at: .extentEdge(owner, Self.largestEdge(extent, system)),
          // A system without a number can be the local grid of a site, whose coordinates are small.
          severity: subject.reference?.wkid == nil && subject.reference?.latestWKID == nil ? .warning : nil))
    }
    // EXT002 reports an extent whose edges are exchanged, and whose numbers are not known to be in any unit.
    if let item = subject.model.item?.extent, item.xMin < item.xMax, item.yMin < item.yMax, !MapUnits.isInDegrees(item)
    {
      found.append(
        subject.violation(
          "the extent of the item is \(Self.words(item)); in iteminfo.json it must be in degrees of longitude and latitude",
          at: .extentEdge(.item, .xMin)))
    }
    return found
  }

  /// The edge to show: of numbers that are too large, the largest. Degrees for metres are wrong in all four edges.
  private static func largestEdge(_ extent: Envelope, _ system: CoordinateSystem) -> SchemeField.Edge {
    guard case .angular = system.unit else { return .xMin }
    let edges: [(field: SchemeField.Edge, value: Double)] = [
      (.xMin, extent.xMin), (.yMin, extent.yMin), (.xMax, extent.xMax), (.yMax, extent.yMax),
    ]
    let largest = edges.map(\.value.magnitude).max()
    return edges.first { $0.value.magnitude == largest }?.field ?? .xMin
  }

  private static func words(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(Wording.number).joined(separator: ", ")
  }
}
