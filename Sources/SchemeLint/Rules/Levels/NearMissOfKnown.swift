import CoordinateSystems
import Diagnostics
import TilingSchemes

struct NearMissOfKnown: LintRule {
  let page = RulePage(
    "LOD021", "near-miss-of-known-scheme", .warning,
    summary:
      "Most levels are close, but not equal, to those of a known scheme of the same coordinate system and origin.",
    reason: """
      The tiles match those of the known scheme at the tile origin and drift away from them as the distance grows. LOD011 \
      is the same for ArcGIS Online.
      """,
    remedy: "Use the digits of the known scheme: `tilescheme show` prints those of the built-in schemes.",
    source: "`Reference/scales-and-resolutions.md#known-schemes`",
    example: RuleExample(
      inWords: "0.001373291015625 degrees at -180, 90", failing: "0.0013733 degrees at -180, 90"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, scheme.levels.count > 1, let reference = subject.reference,
      !reference.isWebMercator, let known = Self.known(scheme, reference, subject)
    else { return [] }
    let extent = subject.extentOfScheme
    let reach: Double
    if let extent {
      reach = max(
        (extent.xMin - scheme.origin.x).magnitude, (extent.xMax - scheme.origin.x).magnitude,
        (extent.yMin - scheme.origin.y).magnitude, (extent.yMax - scheme.origin.y).magnitude)
    } else {
      // Without an extent, the mirror image of the origin: known grids are about symmetric to the prime meridian.
      reach = 2 * scheme.origin.x.magnitude
    }
    var nearCount = 0
    var worst: (index: Int, drift: Double, resolution: Double)?
    for (index, level) in scheme.levels.enumerated() {
      let nearest = known.levels.min {
        (level.resolution / $0.resolution - 1).magnitude < (level.resolution / $1.resolution - 1).magnitude
      }
      guard let nearest else { continue }
      let difference = (level.resolution / nearest.resolution - 1).magnitude
      guard difference < 0.002 else { continue }
      nearCount += 1
      let drift = difference * reach / nearest.resolution
      // LOD006 reports a resolution that follows from its scale, with a fix.
      guard drift > 0.5, TruncatedResolution.exactResolution(subject, index) == nil else { continue }
      if drift > worst?.drift ?? 0 { worst = (index, drift, nearest.resolution) }
    }
    // Of a scheme with other scales, single levels can be close by chance.
    guard nearCount * 2 > scheme.levels.count, let worst else { return [] }
    let level = scheme.levels[worst.index]
    return [
      subject.violation(
        "level \(level.number) has the resolution \(Wording.number(level.resolution)), close to "
          + "\(Wording.number(worst.resolution)) of the scheme \(known.name); the drift is "
          + "\(Wording.measured(worst.drift)) px from the tile origin to the far side",
        at: .level(worst.index, .resolution))
    ]
  }

  struct Known {
    let name: String
    let levels: [LevelOfDetail]
  }

  /// The known scheme with the coordinate system and the tile origin of a scheme.
  static func known(_ scheme: TilingScheme, _ reference: SpatialReference, _ subject: LintSubject) -> Known? {
    let isInDegrees = subject.system?.unit == .angular(radiansPerUnit: .pi / 180)
    let codes = [reference.wkid, reference.latestWKID]
    let found = BuiltInScheme.all.first { candidate in
      let own = candidate.scheme
      let isSame =
        isInDegrees
        // CGCS2000 and other systems in degrees have the grid of WGS84.
        ? own.spatialReference?.kind == .geographic
        : codes.contains { $0 != nil && ($0 == own.spatialReference?.wkid || $0 == own.spatialReference?.latestWKID) }
      guard isSame else { return false }
      let pixel = (own.levels.last?.resolution ?? 0) / 2
      return (own.origin.x - scheme.origin.x).magnitude <= pixel
        && (own.origin.y - scheme.origin.y).magnitude <= pixel
    }
    return found.map { Known(name: $0.name, levels: $0.scheme.levels) }
  }
}
