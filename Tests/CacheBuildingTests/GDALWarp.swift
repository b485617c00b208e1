import Foundation
import TestSupport
import Testing

@testable import CacheBuilding
@testable import TilingSchemes

/// `gdalwarp` draws the same pixels as we do, by its own arithmetic and without approximations.
enum GDALWarp {
  static let isInstalled = CommandRun.isInstalled("gdalwarp")

  /// How two pictures of the same place differ.
  struct Difference {
    /// The number of pixels whose alpha differs.
    var alpha = 0
    /// The largest difference of a colour, of pixels that have a value in both.
    var largest = 0
    /// The part of the equal colours, from 0 to 1.
    var equal = 1.0
    /// The number of pixels with a value.
    var pixels = 0
  }

  /// The pixels of a region: bytes of all bands and alpha, one pixel after the other.
  static func pixels(
    _ raster: String, _ extent: Envelope, width: Int, height: Int, system: String, method: String,
    _ options: [String] = []
  ) throws -> [UInt8] {
    let folder = try TemporaryDirectory()
    let run = try CommandRun(
      "gdalwarp",
      [
        "-q", "-of", "ENVI", "-co", "INTERLEAVE=BIP", "-t_srs", system, "-te", "\(extent.xMin)", "\(extent.yMin)",
        "\(extent.xMax)", "\(extent.yMax)", "-ts", "\(width)", "\(height)", "-r", method, "-et", "0", "-wo", "XSCALE=1",
        "-wo", "YSCALE=1", "-dstalpha",
      ] + options + [raster, folder.path("out")])
    try #require(run.status == 0, "\(run.errors)")
    return Array(try Data(contentsOf: folder.url.appending(path: "out")))
  }

  /// Compares red, green, blue and alpha with the bands of `gdalwarp`.
  ///
  /// - Parameter bands: of the reference, without alpha: 1 or 3.
  static func compare(_ own: [UInt8], _ reference: [UInt8], bands: Int = 3) -> Difference {
    var difference = Difference()
    var equal = 0
    for pixel in 0..<own.count / 4 {
      let alpha = reference[pixel * (bands + 1) + bands]
      if own[4 * pixel + 3] != alpha { difference.alpha += 1 }
      guard alpha > 0, own[4 * pixel + 3] > 0 else { continue }
      difference.pixels += 1
      for color in 0..<3 {
        let other = reference[pixel * (bands + 1) + (bands == 1 ? 0 : color)]
        let distance = abs(Int(own[4 * pixel + color]) - Int(other))
        difference.largest = max(difference.largest, distance)
        if distance == 0 { equal += 1 }
      }
    }
    if difference.pixels > 0 { difference.equal = Double(equal) / Double(3 * difference.pixels) }
    return difference
  }
}
