public import SystemPackage

/// Why tiles cannot be made from a raster.
public struct SourceError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// GDAL cannot open the file: its own words.
    case opening(String)
    /// GDAL cannot read a window of the raster: its own words.
    case reading(PixelWindow, String)
    /// The raster cannot be used.
    case refused(SourceRefusal)
  }

  /// The path of the raster.
  public let path: FilePath
  public let reason: Reason

  public init(_ path: FilePath, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
