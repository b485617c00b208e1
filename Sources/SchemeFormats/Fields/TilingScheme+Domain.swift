import TilingSchemes

extension TilingScheme {
  /// The scheme with the coordinate domain of the map, if it states the same WKID and no domain of its own.
  ///
  /// ArcGIS Pro writes the domain into `spatialReference` of a root.json and not into that of `tileInfo`; a conf.xml has
  /// only one reference, which has the domain.
  func completed(from map: SpatialReference?) -> TilingScheme {
    guard let own = spatialReference, let map, own.domain.isEmpty, own.wkid != nil, own.wkid == map.wkid else {
      return self
    }
    var scheme = self
    scheme.spatialReference?.domain = map.domain
    return scheme
  }
}
