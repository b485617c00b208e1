/// All rules, in the order of their identifiers.
public enum RuleRegistry {
  public static let all: [any LintRule] = [
    MalformedDocument(), MissingValue(), UnreadableValue(), RepeatedValue(), UnusualSpelling(), UnknownAllowance(),
    UnusualDPI(), OGCPixelDPI(), PreciseDPIDiffers(),
    EmptyExtent(),
    UnknownTileFormat(), TileFormatAlias(), JPEGWithoutQuality(), MixedWithoutQuality(), QualityWithoutEffect(),
    RepeatedLevel(), UnorderedLevels(), UnevenSteps(), ScaleMismatch(), MixedConventions(), ReversedLevelLimits(),
    ScaleLimitMismatch(), LevelGap(), AbsentLevelLimit(), ReversedScaleLimits(),
    OriginInsideExtent(), TooManyTiles(), WebMercatorOrigin(), DomainOriginInDegrees(), SwappedOrigin(),
    LateTileBundlesPath(), UnusualItemType(), MissingThumbnail(), DifferentNames(),
    ManyRootTiles(),
    MissingCoordinateSystem(), OldWebMercator(), DifferentCoordinateSystems(), ContradictoryCoordinateSystem(),
    PacketSize(), UnknownStorageFormat(),
    NonSquareTiles(), UnusualTileSize(),
  ]

  /// The rule of an identifier or a name, in any letter case.
  public static func named(_ name: String) -> (any LintRule)? {
    let name = name.lowercased()
    return all.first { $0.page.identifier.lowercased() == name || $0.page.name == name }
  }
}
