import FileAccess

/// Whether a PNG32 has transparent or partly transparent pixels, which only decoding shows.
///
/// Source: W3C, PNG Specification (Third Edition), §9 (filters) and §10 (compression).
public struct PNGAlpha: Hashable, Sendable {
  /// Whether at least one pixel is partly transparent: neither 0 nor 255.
  public private(set) var isPartial = false
  /// Whether all pixels are opaque.
  public private(set) var isOpaque = true

  /// Decodes the alpha channel.
  ///
  /// - Parameter bytes: a PNG without a problem, as `TileImage` reports it.
  /// - Returns: `nil` if it is not a PNG32 with 8 bits, is interlaced, or does not inflate to the number of pixels in
  ///   its header.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 33, bytes[24] == 8, bytes[25] == 6, bytes[28] == 0 else { return nil }
    let width = Int(bytes.bigEndian(16))
    let height = Int(bytes.bigEndian(20))
    // Only two rows are in memory, whatever the height; the limit on the width keeps them small.
    guard width > 0, height > 0, width <= Self.largestWidth else { return nil }
    var rows = Rows(width: width)
    let stream = InflateStream(.zlib)
    var offset = 8
    var isFinished = false
    // IDAT chunks can divide the stream anywhere, also within a row.
    while offset + 12 <= bytes.count, rows.count < height {
      let length = Int(bytes.bigEndian(offset))
      guard length <= bytes.count - offset - 12 else { return nil }
      if bytes.bigEndian(offset + 4) == Self.dataChunk {
        var data = UnsafeRawBufferPointer(rebasing: bytes[offset + 8..<offset + 8 + length])
        while rows.count < height, !isFinished {
          guard let step = rows.fill({ stream.step(data, into: $0) }) else { return nil }
          data = UnsafeRawBufferPointer(rebasing: data.dropFirst(step.consumed))
          isFinished = step.isFinished
          if rows.isFull {
            guard rows.finish(&self) else { return nil }
          } else if step.consumed == 0 || data.isEmpty {
            break
          }
        }
      }
      offset += 12 + length
    }
    guard rows.count == height else { return nil }
  }

  /// The largest width that is decoded, in pixels; tiles are much smaller.
  private static let largestWidth = 1 << 16
  private static let dataChunk: UInt32 = 0x4944_4154

  private mutating func add(_ alpha: UInt8) {
    if alpha != 255 { isOpaque = false }
    if alpha != 0, alpha != 255 { isPartial = true }
  }

  /// The row that is being inflated, and the alpha of the row above. PNG filters predict each byte from bytes of the
  /// same channel, so the other three channels need not be decoded.
  private struct Rows {
    private var row: [UInt8]
    private var length = 0
    private var above: [UInt8]
    private(set) var count = 0

    init(width: Int) {
      row = Array(repeating: 0, count: 1 + 4 * width)
      above = Array(repeating: 0, count: width)
    }

    var isFull: Bool { length == row.count }

    mutating func fill(_ step: (UnsafeMutableRawBufferPointer) -> InflateStream.Step?) -> InflateStream.Step? {
      let start = length
      let done = row.withUnsafeMutableBytes { step(UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
      length += done?.written ?? 0
      return done
    }

    /// Undoes the filter of the complete row and adds its alpha.
    ///
    /// - Returns: `false` if the filter is not one of the five that PNG defines.
    mutating func finish(_ alpha: inout PNGAlpha) -> Bool {
      let filter = row[0]
      guard filter <= 4 else { return false }
      var left: UInt8 = 0
      var aboveLeft: UInt8 = 0
      for column in above.indices {
        let up = above[column]
        let prediction: UInt8 =
          switch filter {
          case 1: left
          case 2: up
          case 3: UInt8((Int(left) + Int(up)) / 2)
          case 4: Self.paeth(left, up, aboveLeft)
          default: 0
          }
        let value = row[4 + 4 * column] &+ prediction
        alpha.add(value)
        aboveLeft = up
        left = value
        above[column] = value
      }
      count += 1
      length = 0
      return true
    }

    /// The neighbour that is closest to left + up - aboveLeft; on a tie left before up. Source: PNG §9.4.
    private static func paeth(_ left: UInt8, _ up: UInt8, _ aboveLeft: UInt8) -> UInt8 {
      let estimate = Int(left) + Int(up) - Int(aboveLeft)
      let distances = (abs(estimate - Int(left)), abs(estimate - Int(up)), abs(estimate - Int(aboveLeft)))
      if distances.0 <= distances.1, distances.0 <= distances.2 { return left }
      return distances.1 <= distances.2 ? up : aboveLeft
    }
  }
}
