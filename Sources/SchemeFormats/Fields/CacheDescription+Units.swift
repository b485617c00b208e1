import CoordinateSystems
import TilingSchemes

extension CacheDescription {
  /// Esri's name of the map units: the stated one, or that of the coordinate system.
  var unitsName: String? {
    if let units { return units }
    guard let system = (spatialReference ?? scheme?.spatialReference)?.knownSystem else { return nil }
    switch system.unit {
    case .angular: return "esriDecimalDegrees"
    case .linear(let meters):
      // ArcGIS writes “esriFeet” for the US survey foot too, as service descriptions in the corpus show.
      if (meters - 1).magnitude < 1e-12 { return "esriMeters" }
      return (meters - 0.3048).magnitude < 1e-6 ? "esriFeet" : "esriUnknownUnits"
    }
  }
}
