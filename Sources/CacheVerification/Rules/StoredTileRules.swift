public import Diagnostics

/// The rules over stored tiles, their names and places, bundles, images and packages, in the order of their identifiers.
///
/// Adding one: a file in this folder with its page, and a line here. What finds it names the page.
public enum StoredTileRules {
  /// A page of each rule; `RuleCatalogue.all` of TileSchemeKit joins them with those of the other modules.
  public static let pages: [RulePage] = [
    .tilesOutsideExtent, .missingTiles, .tileFormatDiffers, .cutOffSignature, .truncatedTile, .damagedTile,
    .unknownImage, .tilePixelSize, .trailingBytes, .partialAlpha, .needlessTransparency, .lercBandCount, .lercError,
    .compressedEntry, .wrappedPackage, .unsafeEntryName, .entryHeaderDiffers, .wrongChecksum, .repeatedEntry,
    .bundleHeader, .misnamedFile, .leftoverFile, .strayFile, .storageDiffers, .missingIndexFile, .tileOutsideBundle,
    .overlappingTiles, .sizeWord, .bundleSize, .bundleSlack, .sharedTile, .noTiles, .missingLevelFolder,
    .unknownLevel, .oversizedTile, .unreadableFile,
  ]
}
