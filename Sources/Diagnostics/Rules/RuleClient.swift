/// A program that requires more of a cache than ArcGIS does. Its optional rules run if the configuration lists it.
public enum RuleClient: String, CaseIterable, Sendable {
  /// The apps of ArcGIS that open packages, such as Field Maps.
  case arcGIS = "arcgis"
  /// GDAL, and programs that read caches with it, such as QGIS.
  case gdal
  /// Leaflet, whose layers take the number of a level for the zoom level.
  case leaflet
  /// MapProxy, which announces one image type for all tiles of a layer.
  case mapProxy
  /// Esri's scene viewer, which requires levels that halve.
  case sceneViewer
  /// Vector tiles that are drawn over the cache.
  case vectorTiles
}
