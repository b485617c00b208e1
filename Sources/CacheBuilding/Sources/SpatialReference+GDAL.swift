import CoordinateSystems
package import TilingSchemes

extension SpatialReference {
  /// The system as GDAL reads it: a code where there is one, because PROJ chooses the best transformation only for
  /// systems that it knows by code.
  ///
  /// - Returns: `nil` if the reference has neither a code nor a text.
  package var gdalDefinition: String? {
    if [wkid, latestWKID].contains(where: { code in code.map(WebMercator.wkids.contains) ?? false }) {
      return "EPSG:\(WebMercator.epsgCode)"
    }
    if let code = latestWKID ?? wkid {
      // Esri's own numbers start at 37001; below, they are those of EPSG.
      return code < 32_768 ? "EPSG:\(code)" : "ESRI:\(code)"
    }
    return wellKnownText
  }
}
