import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ContradictoryLatestNumber: LintRule {
  let page = RulePage(
    "SRS006", "contradictory-latest-wkid", .error,
    summary: "The WKID and the latest WKID are numbers of different coordinate systems.",
    reason:
      "ArcGIS uses one of the two and other programs the other, so they show the same cache in two different places.",
    remedy: "Find out in which of the two systems the tiles were made, and correct the other number.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(.legacy, passing: "<LatestWKID>2193</LatestWKID>", failing: "<LatestWKID>4326</LatestWKID>"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.compactMap { stated in
      let (owner, name, reference) = (stated.owner, stated.name, stated.reference)
      guard let wkid = reference.wkid, let latest = reference.latestWKID, wkid != latest,
        // The table has the pairs of the usual systems, for which PROJ need not be asked.
        KnownSystem.find(SpatialReference(wkid: wkid))?.latestWKID != latest,
        !(SpatialReference(wkid: wkid).isSameNumber(as: SpatialReference(wkid: latest))),
        // SRS005 reports a WKID that contradicts the text; the latest WKID is then probably right.
        !subject.isContradictory(stated), let text = LookedUpSystems.text(of: SpatialReference(wkid: wkid))
      else { return nil }
      // The numbers differ in nearly all systems of Esri that EPSG adopted later, so their texts decide.
      let contradictions = LookedUpSystems.contradictions(of: text, in: SpatialReference(wkid: latest))
      guard !contradictions.isEmpty else { return nil }
      return subject.violation(
        "the latest WKID of the \(name) is \(latest), but the WKID is \(wkid); they differ in "
          + contradictions.joined(separator: ", "), at: .spatialReference(owner, .latestWKID),
        noting: [("the WKID is here", .spatialReference(owner, .wkid))])
    }
  }
}

extension SpatialReference {
  /// Whether the built-in table has both numbers as those of one system.
  fileprivate func isSameNumber(as other: SpatialReference) -> Bool {
    isSameSystem(as: other, asking: .builtInTable) == .same
  }
}
