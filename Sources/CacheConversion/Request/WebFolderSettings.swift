public import CachePages
public import SystemPackage

/// What a conversion to a folder for web servers needs to know besides the tiles.
public struct WebFolderSettings: Sendable {
  /// The address under which a web server will give the folder; `nil` if it is not known. Documents that must contain whole
  /// addresses are then not written.
  public var baseAddress: PublicAddress?
  /// The folder of OpenLayers, which is copied; `nil` if it is not installed, and the page shows no map.
  public var mapLibrary: FilePath?

  /// Neither an address nor a map.
  public init() {}
}
