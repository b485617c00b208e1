import TileSchemeKit

/// Where this program is, and what is installed with it.
enum ProgramFolder {
  /// The folder of this program, without symbolic links.
  static var path: FilePath? {
    #if os(Linux)
      RealPath.of("/proc/self/exe")?.removingLastComponent()
    #else
      RealPath.of(FilePath(CommandLine.arguments.first ?? ""))?.removingLastComponent()
    #endif
  }

  /// The folder of OpenLayers, where an installation or a build puts it; `nil` if it is in neither place.
  static var mapLibrary: FilePath? {
    guard let path else { return nil }
    return ["../share/tilescheme/map", "../../share/tilescheme/map"].map { path.appending($0) }.first {
      FileSystemEntry.at($0.appending("ol.js")) == .file
    }
  }
}
