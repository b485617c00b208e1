public import Diagnostics

/// The rules for schemes and the files beside them, in the order of their identifiers.
///
/// The rules for stored tiles are `StoredTileRules` of CacheVerification, those for a forecast are `ForecastRules` of
/// Preflight.
public enum SchemeRules {
  /// One value of each rule. A rule that is not in this list never runs.
  public static let all: [any LintRule] = [
    MalformedDocument(), MissingValue(), UnreadableValue(), RepeatedValue(), UnusualSpelling(), UnknownAllowance(),
    MissingType(), NewerElement(), BareScheme(), DeclaredEncoding(), ForeignNamespace(), TooOldNamespace(),
    MissingCachePart(), MissingCompanion(), UnrecognisedDocument(), MisspelledName(), MissingServiceValue(),
    UnusualDPI(), OGCPixelDPI(), PreciseDPIDiffers(), ImpossibleDPI(), DisagreeingExtents(), EmptyExtent(),
    ExtentUnit(), ExtentOffGrid(), MissingExtent(), ExtentBeyondArea(), TinyExtent(), DiffersFromHouse(),
    UnknownTileFormat(),
    MixedFormat(),
    TileFormatAlias(), JPEGWithoutQuality(), MixedWithoutQuality(), QualityWithoutEffect(), LowQuality(),
    ImpossibleImageValue(),
    RepeatedLevel(), UnorderedLevels(), UnevenSteps(), ScaleMismatch(), MixedConventions(), TruncatedResolution(),
    RenumberedLevels(), ReversedLevelLimits(), ScaleLimitMismatch(), NearMissOfOnline(), LevelGap(), AbsentLevelLimit(),
    ReversedScaleLimits(), OneLevel(), LevelNumberOrder(), UncheckedScales(), InternationalInch(), SkippedLevel(),
    ScaleDenominators(), NearMissOfKnown(), RasterTooLarge(), UnreadLevelFolders(), NegativeScaleLimit(),
    NoLevelWithinLimits(),
    ScaleDenominatorDiffers(), RepeatedMatrix(), SwappedCorner(), EsriDenominators(), MatrixCorners(), VariableWidths(),
    NamedMatrices(), MatrixLimits(), UnitLength(), IncompleteLimits(), OriginInsideExtent(),
    OriginAtExtentEdge(), TooManyTiles(),
    WebMercatorOrigin(), DomainOriginInDegrees(), SwappedOrigin(), AsymmetricOrigin(), OriginUnit(), EmptyFrame(),
    LowerLeftOrigin(),
    CompressedEntry(),
    WrappedPackage(), LateTileBundlesPath(), UnusualItemType(), UnsafeEntryName(), MissingThumbnail(), DifferentNames(),
    RepeatedEntry(), MissingPackageValue(), DifferentUnits(), UnusualIdentifier(), UnlikeArcGISPackage(),
    MissingItemValue(), PackageStorage(), MissingLayer(), PackageSuffix(),
    ManyRootTiles(), SmallRootTile(),
    MissingCoordinateSystem(), OldWebMercator(), MissingLatestNumber(), DifferentCoordinateSystems(),
    ContradictoryCoordinateSystem(), ContradictoryLatestNumber(), UnreadableText(), UnitFactor(), SystemType(),
    ImpossibleNumber(), ImpossibleDomain(), UnsupportedReference(), EmptyReference(), ExchangedNumbers(),
    ImpossibleParameter(), PacketSize(), LetterCase(), UnknownStorageFormat(),
    UnsupportedStorage(), NonSquareTiles(),
    UnusualTileSize(),
  ]

  /// The page of each rule, in the same order.
  public static let pages: [RulePage] = all.map(\.page)

  /// The rule that a problem of a reader belongs to; `nil` for problems of settings, for which there are no rules.
  static func page(of problem: Problem) -> RulePage? { pagesOfProblems[problem] }

  // A dictionary, because a file with many faults asks for the rule of each of its findings.
  private static let pagesOfProblems = all.reduce(into: DatabaseRules.pagesOfProblems) { pages, rule in
    for problem in rule.problems { pages[problem] = rule.page }
  }
}
