public import Diagnostics

/// Where the bytes of a tile are known from.
public enum TileSizeModel: Sendable {
  /// By the image format and what the tiles show.
  case assumed(TileSizeAssumption)
  /// By the tiles of a cache that exists.
  case calibrated(TileSizeCalibration)
  /// As the user states it, in bytes a tile.
  case stated(Estimate)

  /// The bytes of a tile.
  ///
  /// - Parameters:
  ///   - pixels: how many a tile has.
  ///   - metersPerPixel: on the ground; where the unit is not known, map units a pixel.
  func bytesPerTile(pixels: Double, metersPerPixel: Double) -> Estimate {
    switch self {
    case .assumed(let assumption): assumption.bytesPerTile
    case .calibrated(let calibration): calibration.bytesPerPixel(metersPerPixel: metersPerPixel) * pixels
    case .stated(let bytes): bytes
    }
  }

  /// The bytes of any tile; `nil` where they depend on the level.
  public var bytesPerTile: Estimate? {
    switch self {
    case .assumed(let assumption): assumption.bytesPerTile
    case .calibrated: nil
    case .stated(let bytes): bytes
    }
  }

  /// One sentence for the user, without a full stop.
  public var summary: Message {
    switch self {
    case .assumed(let assumption):
      "assumed \(range(assumption.bytesPerTile)) a tile of \(assumption.tileWidth) × \(assumption.tileHeight) px: "
        + "\(assumption.formatName), \(assumption.content.rawValue); "
        + "measure with \(parameter: .calibrate)"
    case .calibrated(let calibration): Message(calibration.summary)
    case .stated(let bytes): "as stated, \(range(bytes)) a tile"
    }
  }

  private func range(_ bytes: Estimate) -> String {
    bytes.low == bytes.high
      ? ByteText.text(bytes.expected)
      : "\(ByteText.text(bytes.expected)) (\(ByteText.text(bytes.low)) to \(ByteText.text(bytes.high)))"
  }
}

extension ParameterName {
  /// A cache that exists, whose tiles are measured.
  static let calibrate = ParameterName(rawValue: "calibrate")
}
