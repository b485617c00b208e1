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
        bytes.append(UInt8(truncatingIfNeeded: red))
        bytes.append(UInt8(truncatingIfNeeded: green))
        bytes.append(UInt8(truncatingIfNeeded: blue))
        bytes.append(UInt8(truncatingIfNeeded: alpha))
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
  /// A hillshade: grey values that change smoothly; opaque.
  static func hillshade(_ width: Int, _ height: Int) -> PixelBlock {
    computed(width, height) { x, y in
      let grey = 128 + (x * x / 97 + y * y / 61) % 90 + (x * y / 150) % 30
      return (grey, grey, grey, 255)
    }
  }

  /// A drawn map: areas, and lines with smoothed edges; opaque.
  static func map(_ width: Int, _ height: Int) -> PixelBlock {
    computed(width, height) { x, y in
      // Circles around two points, so that no line is repeated.
      let distances = [(20, 300), (190, -40)].map { (column: Int, row: Int) -> Int in
        let square: Int = (x - column) * (x - column) + (y - row) * (y - row)
        return abs(Int(Double(square).squareRoot() * 3) % 150 - 6)
      }
      let distance = min(distances[0], distances[1])
      if distance < 9 { return (230 - distance * 3, 120 + distance * 12, 60 + distance * 18, 255) }
      return (x / 90 + y / 70) % 2 == 0 ? (240, 236, 224, 255) : (200, 224, 190, 255)
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
