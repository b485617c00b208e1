public import Diagnostics

/// The rules over a forecast: faults that only the region, the number of tiles or the machine shows.
///
/// To add a rule, add a file with its page to this folder, and a line here. `PreflightFindings` finds the fault.
public enum ForecastRules {
  /// The pages, in the order of their identifiers.
  public static let pages: [RulePage] = [
    .originInsideRegion, .regionBeyondGrid, .emptyRegion, .oneTileLevels, .nearlyEmptyBundles,
    .tooManyBundlesForOnline, .beyondAreaOfUse, .diskTooSmall, .diskMayBeTooSmall, .baseMapNeverAligns,
    .baseMapAlignsInPart, .uncountedTiles, .regionUnit,
  ]
}
