public import Diagnostics

/// The rules for the metadata and the list of tiles of an MBTiles database and for archives of tiles, in the order of their identifiers.
///
/// The reader of the database finds all of these faults. Such a rule has a page and a case of `Problem`, and nothing to
/// run: there is no text in which it could find a place.
public enum DatabaseRules {
  /// The pages of all rules; `RuleCatalogue.all` of TileSchemeKit joins them with those of the other modules.
  public static let pages: [RulePage] =
    [
      .missingMetadata, .metadataFormat, .unusableBounds, .metadataZooms, .unplacedRows, .numbersAsText,
      .repeatedMetadata,
    ] + ArchiveRules.rules.map(\.value)

  /// The rule of each problem that the reader of a database reports.
  static let pagesOfProblems: [Problem: RulePage] = [
    .missingMetadata: .missingMetadata, .storedFormat: .metadataFormat, .storedBounds: .unusableBounds,
    .storedZooms: .metadataZooms, .unplacedRows: .unplacedRows, .textNumbers: .numbersAsText,
    .repeatedMetadata: .repeatedMetadata,
  ].merging(ArchiveRules.rules.map { ($0.key, $0.value) }) { first, _ in first }
}
