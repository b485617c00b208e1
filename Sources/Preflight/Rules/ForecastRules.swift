public import Diagnostics

/// The rules over a forecast: what only the extent, the count and the machine show, in the order of their identifiers.
///
/// Adding one: a file in this folder with its page, and a line here. `PreflightFindings` names the page.
public enum ForecastRules {
  /// In the order of their identifiers.
  public static let pages: [RulePage] = [
    .originInsideRegion, .regionBeyondGrid, .emptyRegion, .oneTileLevels, .nearlyEmptyBundles,
    .tooManyBundlesForOnline, .beyondAreaOfUse, .diskTooSmall, .diskMayBeTooSmall, .baseMapNeverAligns,
    .baseMapAlignsInPart,
  ]
}
