internal import CResampling
import TilingSchemes

/// Cuts the tiles out of blocks, and encodes those that have content. It belongs to one thread.
final class TileCutter {
  private let chain: PyramidChain
  private let selections: [LevelSelection?]
  private let encode: TileEncoding

  private(set) var tiles: [EncodedTile] = []
  /// By the number of the level.
  private(set) var counts: [Int: LevelCount] = [:]

  init(_ chain: PyramidChain, _ selections: [LevelSelection?], _ encode: TileEncoding) {
    self.chain = chain
    self.selections = selections
    self.encode = encode
  }

  /// Adds the tiles of a block that are to be made.
  ///
  /// - Parameter pixels: the block; `nil` if it has no content.
  func add(_ pixels: PixelBlock?, _ block: BlockCoordinate, step: Int) throws(BuildError) {
    let range = chain.tiles(of: block, step: step)
    guard let wanted = selections[step]?.tiles(in: range), !wanted.isEmpty else { return }
    let level = chain.steps[step].level.number
    var count = LevelCount()
    for tile in wanted {
      guard let pixels,
        let cut = cut(
          pixels, row: tile.row - range.rows.lowerBound,
          column: tile.column - range.columns.lowerBound)
      else {
        if let blank = encode.blank {
          tiles.append(EncodedTile(level: level, tile: tile, bytes: blank))
          count.tiles += 1
          count.bytes += blank.count
        }
        count.empty += 1
        continue
      }
      let bytes = try encode.encode(cut)
      tiles.append(EncodedTile(level: level, tile: tile, bytes: bytes))
      count.tiles += 1
      count.bytes += bytes.count
    }
    counts[level, default: LevelCount()].add(count)
  }

  /// Gives away what has been collected.
  func take() -> (tiles: [EncodedTile], counts: [Int: LevelCount]) {
    defer {
      tiles = []
      counts = [:]
    }
    return (tiles, counts)
  }

  /// - Returns: `nil` if all pixels are transparent.
  private func cut(_ block: PixelBlock, row: Int, column: Int) -> PixelBlock? {
    let side = chain.tileSize
    let bytes = [UInt8](unsafeUninitializedCapacity: 4 * side * side) { buffer, count in
      block.bytes.withUnsafeBufferPointer { from in
        guard let target = buffer.baseAddress, let source = from.baseAddress else { return }
        for line in 0..<side {
          let start = 4 * ((row * side + line) * block.width + column * side)
          (target + 4 * line * side).initialize(from: source + start, count: 4 * side)
        }
      }
      count = 4 * side * side
    }
    if cresampling_is_empty(bytes, Int64(side * side)) { return nil }
    return PixelBlock(width: side, height: side, bytes: bytes)
  }
}

/// How tiles become files.
package struct TileEncoding: Sendable {
  /// Encodes a tile.
  let encode: @Sendable (PixelBlock) throws(BuildError) -> [UInt8]
  /// The bytes of a tile without content; `nil` if such tiles are left out.
  let blank: [UInt8]?

  init(blank: [UInt8]?, encode: @escaping @Sendable (PixelBlock) throws(BuildError) -> [UInt8]) {
    self.encode = encode
    self.blank = blank
  }
}
