import TilingSchemes

/// Cuts the tiles out of blocks, and encodes those that have content. It belongs to one thread.
final class TileCutter {
  private let chain: PyramidChain
  private let selections: [LevelSelection?]
  private let encode: TileEncoding

  private var made = MadeTiles()

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
      let picture = try pixels.flatMap { pixels throws(BuildError) in
        try file(pixels, row: tile.row - range.rows.lowerBound, column: tile.column - range.columns.lowerBound)
      }
      guard let picture else {
        if let blank = encode.blank {
          made.tiles.append(EncodedTile(level: level, tile: tile, bytes: blank))
          count.tiles += 1
          count.bytes += blank.count
        } else {
          made.empty.append(MadeTiles.EmptyTile(level: level, tile: tile))
        }
        count.empty += 1
        continue
      }
      made.tiles.append(EncodedTile(level: level, tile: tile, bytes: picture.bytes))
      count.add(picture, at: tile)
    }
    made.counts[level, default: LevelCount()].add(count)
  }

  /// Gives away what has been collected.
  func take() -> MadeTiles {
    defer { made = MadeTiles() }
    return made
  }

  /// Encodes a tile of a block, whose pixels stay where they are.
  ///
  /// - Returns: `nil` if all pixels are transparent.
  private func file(_ block: PixelBlock, row: Int, column: Int) throws(BuildError) -> EncodedPicture? {
    let side = chain.tileSize
    let start = 4 * (row * side * block.width + column * side)
    return try block.bytes[start...].withUnsafeBufferPointer { bytes throws(BuildError) in
      let rows: PixelRows
      do throws(PictureError) {
        rows = try PixelRows(UnsafeRawBufferPointer(bytes), width: side, height: side, rowStride: 4 * block.width)
      } catch {
        throw .picture(error.message)
      }
      return rows.isEmpty ? nil : try encode.encode(rows)
    }
  }
}

/// How tiles become files.
package struct TileEncoding: Sendable {
  /// Encodes a tile.
  let encode: @Sendable (PixelRows) throws(BuildError) -> EncodedPicture
  /// The bytes of a tile without content; `nil` if such tiles are left out.
  let blank: [UInt8]?

  init(blank: [UInt8]?, encode: @escaping @Sendable (PixelRows) throws(BuildError) -> EncodedPicture) {
    self.encode = encode
    self.blank = blank
  }
}
