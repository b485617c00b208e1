package import Diagnostics
import SourceText
package import TileStores
package import TilingSchemes

/// A fault of a tile or a bundle: the rule that it violates, and the words.
///
/// Verification makes findings of them; a conversion reports the same faults for the tiles that it copies.
package struct TileFault: Hashable, Sendable {
  package let page: RulePage
  /// One clause, which follows the place of the tile and a colon.
  package let message: String

  init(_ page: RulePage, _ message: String) {
    self.page = page
    self.message = message
  }

  /// A fault of an image.
  package init(_ problem: TileImageProblem) {
    let page: RulePage =
      switch problem {
      case .unknown: .unknownImage
      case .cutOffSignature: .cutOffSignature
      case .truncated: .truncatedTile
      case .checksum, .malformed: .damagedTile
      case .trailing: .trailingBytes
      }
    self.init(page, problem.message)
  }

  /// A fault in the storage of a packet.
  ///
  /// - Parameter corner: the first row and column of the packet.
  package init(_ problem: PacketProblem, in corner: BundleCoordinate) {
    func place(_ position: UInt16) -> String {
      let tile = PacketGrid.tile(at: position, in: corner)
      return "row \(tile.row), column \(tile.column)"
    }
    switch problem {
    case .header(let what): self.init(.bundleHeader, what)
    case .indexFile(let what): self.init(.indexFile, what)
    case .tileCount(let stated, let index):
      self.init(
        .tileCount, "the header gives \(counted(stated, "tile")), but the index has \(counted(index, "tile"))")
    case .tooShort(let size, let needed):
      self.init(
        .bundleHeader, "the file has \(counted(size, "byte")), but header and index alone need \(needed)")
    case .sizeDiffers(let stated, let size):
      self.init(.bundleSize, "the header gives a size of \(counted(stated, "byte")), but the file has \(size)")
    case .corner(let row, let column):
      self.init(
        .bundleHeader,
        "the header gives row \(row), column \(column) as the first tile, but the file name gives "
          + "row \(corner.row), column \(corner.column)")
    case .outside(_, let offset, let size):
      self.init(
        .tileOutsideBundle,
        "the index gives byte \(offset)\(size > 0 ? " and a size of \(counted(size, "byte"))" : ""), "
          + "which is outside the tile data of the bundle")
    case .overlap(let first, _): self.init(.overlappingTiles, "overlaps the tile of \(place(first))")
    case .sharedTile(let first, _):
      self.init(.sharedTile, "the index points to the same bytes as for \(place(first))")
    case .sizeWord(_, let stated, let index):
      self.init(.sizeWord, "the size word before the tile is \(stated), but the size in the index is \(index)")
    case .tooLarge(_, let size):
      self.init(.oversizedTile, "the tile has \(size) bytes; the limit is \(PacketGrid.largestTile)")
    case .repeatedRow(_, let others):
      self.init(
        .repeatedTileRow, "\(counted(others, "more row has", "more rows have")) this place; the first row is used")
    case .notATile(_, let words): self.init(.notATile, words)
    }
  }
}
