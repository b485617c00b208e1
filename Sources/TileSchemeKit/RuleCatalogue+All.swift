extension RuleCatalogue {
  /// Every rule of tilescheme: those over schemes, over stored tiles and over forecasts.
  ///
  /// A list of rules stands in the module that finds the problems; here they become one catalogue, by which `explain`, the
  /// documentation, SARIF and the selection know all of them.
  public static let all = RuleCatalogue(SchemeRules.pages + StoredTileRules.pages + ForecastRules.pages)
}
