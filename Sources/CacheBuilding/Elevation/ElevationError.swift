/// Why elevation tiles cannot be made.
public enum ElevationError: Error, Hashable, Sendable {
  /// liblerc is not installed.
  case noLERC
  /// The largest error is negative or not a number.
  case error(Double)
  /// liblerc cannot encode a tile.
  case encoding
  /// Elevation tiles are made from one raster with one band: how many bands were chosen.
  case bandCount(Int)
  /// The image format is a variant of LERC whose tiles are not described publicly: its name.
  case variant(String)
  /// Elevation from a service that is not an image service.
  case notAnImageService

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .noLERC:
      "liblerc, which writes LERC tiles, is not installed; install liblerc4 (Debian), liblerc4 (Ubuntu) or lerc (Homebrew)"
    case .error(let error): "the LERC error is \(error), but must be a number from 0, in the units of the values"
    case .encoding: "liblerc cannot encode a tile"
    case .bandCount(let count):
      "elevation tiles have one value for each place, but \(count) bands are chosen; choose one"
    case .variant(let name): "the image format is \(name), but elevation tiles can only be written as LERC"
    case .notAnImageService:
      "elevation tiles need values and not pictures, which only an image service can give (…/ImageServer)"
    }
  }
}
