import CoordinateSystems

/// Looks for entries of the metadata that contradict the grid of MBTiles: Web Mercator, with rows that count from the
/// south. Other grids are not in the specification, but programs write them.
enum MBTilesSystem {
  /// The names under which programs state the coordinate system, such as MapTiler’s `crs` and `profile`.
  static let systemNames = ["crs", "srs", "srid", "epsg", "projection", "profile"]

  /// - Returns: the first contradiction; `nil` if there is none.
  static func obstacle(_ entries: MBTilesEntries) -> TileStoreError.ContentObstacle? {
    for name in entries.names {
      guard let value = entries[name] else { continue }
      let key = name.lowercased()
      if systemNames.contains(key), !isWebMercator(value) {
        return .coordinateSystem(name: name, value: String(value.prefix(60)))
      }
      if key == "scheme", value.trimmedLowercase != "tms", !isWebMercator(value) {
        return .rowOrder(value: String(value.prefix(60)))
      }
    }
    return nil
  }

  /// Whether a text is a name or a number of Web Mercator.
  private static func isWebMercator(_ value: String) -> Bool {
    let text = value.trimmedLowercase
    if text.contains("+proj") {
      // Web Mercator is the only one on a sphere with the radius of WGS84.
      let isSphere = text.contains("+b=6378137") || text.contains("nadgrids=@null")
      return text.contains("+proj=merc") && isSphere
    }
    // The last number is the code: EPSG:3857, urn:ogc:def:crs:EPSG::3857, …AUTHORITY["EPSG","3857"]].
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    // OSGEO:41001 is the name of the Tile Map Service specification.
    if let code = numbers.last, code > 1000 { return WebMercator.wkids.contains(code) || code == 41001 }
    return text.contains("mercator") && !text.contains("transverse") || text.contains("google")
  }
}

extension String {
  /// The text in small letters without spaces around it.
  var trimmedLowercase: String {
    var text = Substring(lowercased())
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
