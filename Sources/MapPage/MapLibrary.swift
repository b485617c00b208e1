/// The files of OpenLayers, with which the page draws its map.
///
/// They are not part of this module, because they come from another project: `Scripts/map-library.sh` gets them. The
/// server sends them from a folder, and a static copy of a cache contains them, in the same folder as `MapPage.assets`.
public enum MapLibrary {
  /// The names of the files and their media types. A server sends these names from its folder and no others.
  public static let files: [LibraryFile] = [
    LibraryFile(name: "ol.js", mediaType: "text/javascript; charset=utf-8"),
    LibraryFile(name: "ol.css", mediaType: "text/css; charset=utf-8"),
    LibraryFile(name: "OpenLayers-LICENSE.txt", mediaType: "text/plain; charset=utf-8"),
  ]

  /// The folder of the files, below the folder that contains `bin`. It is the same in `.build` of a checkout.
  public static let folder = "share/tilescheme/map"

  /// The command that gets the files in a checkout.
  public static let command = "make map-library"

  /// A file of OpenLayers.
  public struct LibraryFile: Sendable, Equatable {
    /// Such as `ol.js`.
    public let name: String
    /// The value of `Content-Type`.
    public let mediaType: String
  }
}
