import CacheBuilding
import TestSupport

/// Pictures that are made here, so that every pixel is known.
enum Pictures {
  /// A picture whose pixels are computed from their column and row.
  static func computed(_ width: Int, _ height: Int, _ color: (Int, Int) -> (Int, Int, Int, Int)) -> PixelBlock {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (red, green, blue, alpha) = color(x, y)
        bytes += [red, green, blue, alpha].map { UInt8(truncatingIfNeeded: $0) }
      }
    }
    return PixelBlock(width: width, height: height, bytes: bytes)
  }

  /// A smooth picture with noise, as a photograph has; opaque.
  static func photograph(_ width: Int, _ height: Int, seed: UInt64 = 1) -> PixelBlock {
    var random = SeededGenerator(seed: seed)
    return computed(width, height) { x, y in
      let noise = Int.random(in: -6...6, using: &random)
      return (60 + x / 2 + noise, 90 + y / 2 + noise, 128 + (x + y) / 8 + noise, 255)
    }
  }
}

extension PixelBlock {
  /// The bytes with the colours of transparent pixels as zeros: those colours are not kept.
  var visible: [UInt8] {
    var bytes = bytes
    for pixel in stride(from: 0, to: bytes.count, by: 4) where bytes[pixel + 3] == 0 {
      bytes.replaceSubrange(pixel..<pixel + 4, with: [0, 0, 0, 0])
    }
    return bytes
  }
}

extension Pillow.Picture {
  /// As `PixelBlock.visible`.
  var visible: [UInt8] { PixelBlock(width: width, height: height, bytes: rgba).visible }
}
