import Diagnostics

/// The rules for archives of tiles (PMTiles) and for GeoPackages, in the order of their identifiers. The reader of the archive finds their
/// faults; see `DatabaseRules`.
enum ArchiveRules {
  /// The rule of each problem that the reader of an archive reports, in the order of identifiers.
  static let rules: KeyValuePairs<Problem, RulePage> = [
    .archiveMetadata: .archiveMetadata, .archiveCounts: .archiveCounts,
    .archiveZooms: .archiveZooms, .archiveBounds: .archiveBounds,
    .archiveType: .archiveType, .archiveOrder: .archiveOrder,
    .archiveContents: .archiveContents, .archiveClustering: .archiveClustering,
    .archiveSections: .archiveSections,
    .geoPackageExtent: .geoPackageExtent, .geoPackageZoomOther: .geoPackageZoomOther,
    .geoPackageMatrixLimits: .geoPackageMatrixLimits, .geoPackageTables: .geoPackageTables,
  ]
}
