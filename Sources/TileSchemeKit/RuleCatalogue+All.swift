extension RuleCatalogue {
  /// All rules of tilescheme: for schemes, for stored tiles and for forecasts.
  ///
  /// Each module that finds problems has its own list of rules. They are joined here, so that `explain`, the
  /// documentation, SARIF and the selection of rules use one catalogue.
  public static let all = RuleCatalogue(
    SchemeRules.pages + DatabaseRules.pages + StoredTileRules.pages + ForecastRules.pages)
}
