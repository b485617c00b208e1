/// A projection method, with all names that Esri, OGC, EPSG and PROJ give it.
enum ProjectionMethod: Hashable, Sendable {
  case webMercator
  case mercator
  case transverseMercator
  /// With axes that point west and south.
  case southOrientedTransverseMercator
  case lambertConformalConic
  case albers
  case equidistantConic
  case krovak
  case polarStereographic
  case doubleStereographic
  case lambertAzimuthalEqualArea
  case cylindricalEqualArea
  case plateCarree
  case cassini
  /// Another method, with the letters of its name.
  case other(String)

  /// - Parameters:
  ///   - name: the name in PROJECTION.
  ///   - isOnSphere: whether the ellipsoid has no flattening.
  ///   - isAtPole: whether the latitude of origin is a pole.
  init(_ name: String, isOnSphere: Bool, isAtPole: Bool) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    self =
      switch letters {
      // On an ellipsoid the same name means another method, that of World Mercator.
      case "mercator" where isOnSphere: .webMercator
      case "stereographic" where isAtPole: .polarStereographic
      default: Self.names[letters] ?? .other(letters)
      }
  }

  private static let names: [String: ProjectionMethod] = [
    "mercatorauxiliarysphere": .webMercator, "popularvisualisationpseudomercator": .webMercator,
    // GDAL writes Web Mercator with this name; only an EXTENSION says that it is on a sphere.
    "mercator1sp": .webMercator, "mercator1spspherical": .webMercator,
    "mercator": .mercator, "mercator2sp": .mercator,
    "transversemercator": .transverseMercator, "transversemercatorcomplex": .transverseMercator,
    "gausskruger": .transverseMercator,
    "transversemercatorsouthorientated": .southOrientedTransverseMercator,
    "transversemercatorsouthoriented": .southOrientedTransverseMercator,
    "lambertconformalconic": .lambertConformalConic, "lambertconformalconic1sp": .lambertConformalConic,
    "lambertconformalconic2sp": .lambertConformalConic, "lambertconicconformal1sp": .lambertConformalConic,
    "lambertconicconformal2sp": .lambertConformalConic,
    "albers": .albers, "albersconicequalarea": .albers, "albersequalarea": .albers,
    "equidistantconic": .equidistantConic, "krovak": .krovak,
    "stereographicnorthpole": .polarStereographic, "stereographicsouthpole": .polarStereographic,
    "polarstereographic": .polarStereographic,
    "doublestereographic": .doubleStereographic, "obliquestereographic": .doubleStereographic,
    "lambertazimuthalequalarea": .lambertAzimuthalEqualArea,
    "cylindricalequalarea": .cylindricalEqualArea, "platecarree": .plateCarree,
    "cassini": .cassini, "cassinisoldner": .cassini,
  ]
}
