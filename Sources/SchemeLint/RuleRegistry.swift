/// All rules, in the order of their identifiers.
public enum RuleRegistry {
  public static let all: [any LintRule] = [
    MalformedDocument(), MissingValue(), UnreadableValue(), RepeatedValue(), UnusualSpelling(), UnknownAllowance(),
    MissingType(), NewerElement(),
    UnusualDPI(), OGCPixelDPI(), PreciseDPIDiffers(),
    DisagreeingExtents(), EmptyExtent(), TilesOutsideExtent(), MissingTiles(),
    DiffersFromHouse(),
    UnknownTileFormat(), TileFormatDiffers(), CutOffSignature(), MixedFormat(), TruncatedTile(), DamagedTile(),
    UnknownImage(), TilePixelSize(), TrailingBytes(), TileFormatAlias(), JPEGWithoutQuality(), MixedWithoutQuality(),
    QualityWithoutEffect(), PartialAlpha(), NeedlessTransparency(), LERCBandCount(), LERCError(),
    RepeatedLevel(), UnorderedLevels(), UnevenSteps(), ScaleMismatch(), MixedConventions(), TruncatedResolution(),
    RenumberedLevels(), ReversedLevelLimits(), ScaleLimitMismatch(), NearMissOfOnline(), LevelGap(), AbsentLevelLimit(),
    ReversedScaleLimits(), OneLevel(),
    OriginInsideExtent(), OriginAtExtentEdge(), TooManyTiles(), WebMercatorOrigin(), DomainOriginInDegrees(),
    SwappedOrigin(), AsymmetricOrigin(),
    CompressedEntry(), WrappedPackage(), LateTileBundlesPath(), UnusualItemType(), UnsafeEntryName(),
    MissingThumbnail(), DifferentNames(), EntryHeaderDiffers(), WrongChecksum(), RepeatedEntry(),
    OriginInsideRegion(), RegionBeyondGrid(), EmptyRegion(), OneTileLevels(), NearlyEmptyBundles(),
    TooManyBundlesForOnline(), BeyondAreaOfUse(), DiskTooSmall(), DiskMayBeTooSmall(), BaseMapNeverAligns(),
    BaseMapAlignsInPart(),
    ManyRootTiles(), SmallRootTile(),
    MissingCoordinateSystem(), OldWebMercator(), MissingLatestNumber(), DifferentCoordinateSystems(),
    ContradictoryCoordinateSystem(),
    PacketSize(), BundleHeader(), MisnamedFile(), LeftoverFile(), LetterCase(), UnknownStorageFormat(), StrayFile(),
    StorageDiffers(), MissingIndexFile(), TileOutsideBundle(), OverlappingTiles(), SizeWord(), BundleSize(),
    BundleSlack(), SharedTile(), NoTiles(), MissingLevelFolder(), UnknownLevel(), OversizedTile(), UnreadableFile(),
    NonSquareTiles(), UnusualTileSize(),
  ]

  /// The rule of an identifier or a name, in any letter case.
  public static func named(_ name: String) -> (any LintRule)? {
    let name = name.lowercased()
    return all.first { $0.page.identifier.lowercased() == name || $0.page.name == name }
  }
}
