/// A program that reads caches and demands more of them than ArcGIS does. Optional rules for it run where the
/// configuration names it.
public enum RuleClient: String, CaseIterable, Sendable {
  /// GDAL, and the programs that read caches by it, such as QGIS.
  case gdal
  /// Leaflet, whose layers take a level's number for the zoom.
  case leaflet
  /// MapProxy, which announces one image type for all tiles of a layer.
  case mapProxy
  /// Esri's scene viewer, which wants levels that halve.
  case sceneViewer
  /// Vector tiles that are drawn over the cache.
  case vectorTiles
}
