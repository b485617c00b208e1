import Diagnostics
import SchemeFormats
import TilingSchemes

struct RasterTooLarge: LintRule {
  let page = RulePage(
    "LOD022", "raster-too-large", .warning, clients: [.gdal],
    summary: "A level is larger or smaller than a raster of GDAL can be: from 1 to 2147483647 rows and columns.",
    reason: """
      GDAL computes the size of each level from the tile origin to the point with the opposite signs. If one level does \
      not fit, GDAL and QGIS refuse the whole cache with the message “Too many levels”.
      """,
    remedy: """
      Set maxLOD in root.json to the finest level that fits, or give GDAL a conf.xml without the other levels or with a \
      closer TileEnd. Later releases of GDAL have the open option IGNORE_OVERSIZED_LODS.
      """,
    source: "`Reference/other-programs.md#gdal-the-esric-driver` (GDAL, pull request 13686)",
    example: RuleExample(
      .legacy, passing: "<Resolution>529.16772500211675", failing: "<Resolution>0.0018"))

  /// Releases up to 3.12 refuse level 23 of ArcGIS Online, which is two pixels larger. The source that follows them accepts
  /// these two pixels, but most installations do not have it.
  private static let largest = Double(Int32.max)

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let frame = GDALFrame(subject), !frame.isEmpty else { return [] }
    let wrong = frame.levels.filter { index in
      let resolution = scheme.levels[index].resolution
      let sizes = [(frame.end.x - frame.origin.x) / resolution, (frame.origin.y - frame.end.y) / resolution]
      return sizes.contains { $0 < 1 || $0 > Self.largest }
    }
    guard let first = wrong.first else { return [] }
    let resolution = scheme.levels[first].resolution
    let width = Wording.measured((frame.end.x - frame.origin.x) / resolution)
    let height = Wording.measured((frame.origin.y - frame.end.y) / resolution)
    let levels = Wording.levels(wrong.map { scheme.levels[$0].number }, "has", "have")
    return [
      subject.violation(
        "\(levels) a size that no raster of GDAL can have, which is 1 to 2147483647 px: level "
          + "\(scheme.levels[first].number) would be \(width) × \(height) px", at: .level(first, .resolution))
    ]
  }
}
