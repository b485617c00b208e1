import TileSchemeKit

/// What `--strict` says about a build that is done.
enum StrictBuild {
  /// Why the exit status is 1; `nil` if nothing was lost.
  static func failure(_ report: BuildReport) -> String? {
    if report.losses.isEmpty { return nil }
    let count = report.total.reducedColors.count + report.total.flattened.count
    // A build that writes has refused losses that are known before its first tile.
    guard count > 0 else { return "a build would be refused because of the losses listed above (--strict)" }
    return "\(counted(count, "tile")) lost colours or transparency (--strict)"
  }
}
