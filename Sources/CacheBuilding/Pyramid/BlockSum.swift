internal import CResampling

/// A block of a level that is averaged from blocks of the next finer level.
final class BlockSum {
  private let side: Int
  private let childSide: Int
  private let ratio: LevelRatio
  private let isDirect: Bool
  /// The block itself, or, if finer blocks end within its pixels, all finer blocks together.
  private var bytes: [UInt8]
  private let bytesSide: Int

  /// Whether a finer block has a whole number of pixels of the coarser level, so that it can be averaged alone.
  ///
  /// - Parameter childSide: in pixels.
  static func isDirect(_ childSide: Int, _ ratio: LevelRatio) -> Bool { childSide * ratio.q % ratio.p == 0 }

  /// - Parameters:
  ///   - side: the side of the block in pixels.
  ///   - childSide: the side of a finer block in pixels.
  init(side: Int, childSide: Int, _ ratio: LevelRatio) {
    self.side = side
    self.childSide = childSide
    self.ratio = ratio
    isDirect = Self.isDirect(childSide, ratio)
    bytesSide = isDirect ? side : side * ratio.p / ratio.q
    bytes = [UInt8](repeating: 0, count: 4 * bytesSide * bytesSide)
  }

  /// Adds a finer block.
  ///
  /// - Parameters:
  ///   - row: counted in finer blocks within this one.
  ///   - column: likewise.
  func add(_ block: PixelBlock, row: Int, column: Int) {
    let partSide = isDirect ? childSide * ratio.q / ratio.p : childSide
    let stride = 4 * bytesSide
    let start = row * partSide * stride + 4 * column * partSide
    bytes.withUnsafeMutableBufferPointer { target in
      block.bytes.withUnsafeBufferPointer { from in
        guard let out = target.baseAddress, let input = from.baseAddress else { return }
        if isDirect {
          cresampling_average(
            input, Int64(4 * childSide), out + start, Int64(stride), Int32(partSide), Int32(partSide), Int32(ratio.p),
            Int32(ratio.q))
        } else {
          for line in 0..<childSide {
            (out + start + line * stride).update(from: input + 4 * line * childSide, count: 4 * childSide)
          }
        }
      }
    }
  }

  /// The block, after all finer blocks were added. Those that were not are transparent.
  func finish() -> PixelBlock {
    if isDirect { return PixelBlock(width: side, height: side, bytes: bytes) }
    var result = [UInt8](repeating: 0, count: 4 * side * side)
    result.withUnsafeMutableBufferPointer { target in
      bytes.withUnsafeBufferPointer { from in
        guard let out = target.baseAddress, let input = from.baseAddress else { return }
        cresampling_average(
          input, Int64(4 * bytesSide), out, Int64(4 * side), Int32(side), Int32(side), Int32(ratio.p), Int32(ratio.q))
      }
    }
    return PixelBlock(width: side, height: side, bytes: result)
  }
}
