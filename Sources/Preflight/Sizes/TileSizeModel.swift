public import Diagnostics
import SourceText

/// The source of the estimated tile sizes.
public enum TileSizeModel: Sendable {
  /// Assumed from the image format and from what the tiles show.
  case assumed(TileSizeAssumption)
  /// Measured on the tiles of an existing cache.
  case calibrated(TileSizeCalibration)
  /// Stated by the user, in bytes per tile.
  case stated(Estimate)

  /// The bytes per tile of a level.
  ///
  /// - Parameters:
  ///   - pixels: the number of pixels of a tile.
  ///   - metersPerPixel: the resolution on the ground, in metres per pixel; in map units per pixel if the unit is
  ///     unknown.
  func bytesPerTile(pixels: Double, metersPerPixel: Double) -> Estimate {
    switch self {
    case .assumed(let assumption): assumption.bytesPerTile
    case .calibrated(let calibration): calibration.bytesPerPixel(metersPerPixel: metersPerPixel) * pixels
    case .stated(let bytes): bytes
    }
  }

  /// The bytes per tile if they are the same at all levels; `nil` if they depend on the level.
  public var bytesPerTile: Estimate? {
    switch self {
    case .assumed(let assumption): assumption.bytesPerTile
    case .calibrated: nil
    case .stated(let bytes): bytes
    }
  }

  /// The model for people, one sentence without a full stop.
  public var summary: Message {
    switch self {
    case .assumed(let assumption):
      "assumed \(range(assumption.bytesPerTile)) per tile of \(assumption.tileWidth) × \(assumption.tileHeight) px: "
        + "\(assumption.formatName), \(assumption.content.rawValue); "
        + "measure\(assumption.measurable == nil ? "" : " the tiles of this cache") with \(parameter: .calibrate)"
        + (assumption.measurable.map { " \($0)" } ?? "")
    case .calibrated(let calibration): Message(calibration.summary)
    case .stated(let bytes): "as stated, \(range(bytes)) per tile"
    }
  }

  private func range(_ bytes: Estimate) -> String {
    bytes.low == bytes.high
      ? ByteText.text(bytes.expected)
      : "\(ByteText.text(bytes.expected)) (\(ByteText.text(bytes.low)) to \(ByteText.text(bytes.high)))"
  }
}

extension ParameterName {
  /// The parameter that gives an existing cache whose tiles are measured.
  static let calibrate = ParameterName(rawValue: "calibrate")
}
