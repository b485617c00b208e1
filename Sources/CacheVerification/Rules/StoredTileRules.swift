public import Diagnostics

/// The rules for stored tiles, their names and folders, bundles, images and packages, in the order of identifiers.
///
/// To add a rule, add a file with its page to a folder beside this file, and a line here. The code that finds the fault
/// refers to the page.
public enum StoredTileRules {
  /// The pages of all rules; `RuleCatalogue.all` of TileSchemeKit joins them with those of the other modules.
  public static let pages: [RulePage] = [
    .tilesOutsideExtent, .missingTiles, .extentOfOtherTiles, .tileFormatDiffers, .cutOffSignature, .truncatedTile,
    .damagedTile,
    .unknownImage, .tilePixelSize, .trailingBytes, .partialAlpha, .needlessTransparency, .lercBandCount, .lercError,
    .repeatedTileRow, .notATile,
    .entryHeaderDiffers, .wrongChecksum,
    .bundleHeader, .misnamedFile, .leftoverFile, .strayFile, .storageDiffers, .missingIndexFile, .tileOutsideBundle,
    .overlappingTiles, .sizeWord, .bundleSize, .bundleSlack, .sharedTile, .noTiles, .missingLevelFolder,
    .unknownLevel, .oversizedTile, .unreadableFile, .samePlace, .indexFile, .tileCount, .unfinishedBuild,
    .damagedIndex,
  ]
}
