import Diagnostics
import SourceText
import TilingSchemes

extension TilingScheme {
  /// Checks that levels differ only in number, resolution and scale: Esri's formats cannot state other differences that
  /// move tiles. Limits of a level move none, and are listed as lost.
  ///
  /// Leaving such a value out would make another scheme, whose tiles are elsewhere.
  ///
  /// - Parameter format: the name of the file to be written.
  /// - Throws: `WritingError` for the first level with its own origin or tile size.
  func requireEsriLevels(for format: String) throws(WritingError) {
    for level in levels {
      if let own = level.origin, own != origin {
        throw WritingError(
          "\(format) can state only one tile origin for all levels, but level \(level.number) of the input has its own, "
            + "\(DecimalNumber.shortest(own.x)), \(DecimalNumber.shortest(own.y))" as Message)
      }
      if let own = level.tileSize, own != TileSize(width: tileWidth, height: tileHeight) {
        throw WritingError(
          "\(format) can state only one tile size for all levels, but level \(level.number) of the input has its own, "
            + "\(own.width) × \(own.height) px" as Message)
      }
    }
  }
}
