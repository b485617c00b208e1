/// A program that reads caches and demands more of them than ArcGIS does; rules for it run where it is named.
public enum LintClient: String, CaseIterable, Sendable {
  case gdal
  case leaflet
  case mapProxy
  case sceneViewer
  /// Vector tiles that are drawn over the cache.
  case vectorTiles
}
