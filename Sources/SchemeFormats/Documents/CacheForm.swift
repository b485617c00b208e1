/// The two forms in which ArcGIS writes a cache's configuration.
public enum CacheForm: String, CaseIterable, Sendable {
  /// conf.xml and conf.cdi.
  case legacy
  /// root.json and iteminfo.json: the open tile package.
  case readyToServe = "ready-to-serve"
}
