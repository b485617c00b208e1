import CoordinateSystems
import SchemeFormats
import TilingSchemes

extension SpatialReference {
  /// Esri's name of the system with spaces for people, such as `British National Grid`; `WKID 27700` if the name is
  /// unknown.
  ///
  /// Files often state the WKID only, and the built-in table has few systems, so this may load PROJ.
  var readableName: String {
    resolveSystem().map { $0.name.replacing("_", with: " ") } ?? displayName
  }
}
