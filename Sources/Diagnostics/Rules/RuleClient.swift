/// A program that reads caches and demands more of them than ArcGIS does. Optional rules for it run where the
/// configuration names it.
public enum RuleClient: String, CaseIterable, Sendable {
  case gdal
  case leaflet
  case mapProxy
  case sceneViewer
  /// Vector tiles that are drawn over the cache.
  case vectorTiles
}
