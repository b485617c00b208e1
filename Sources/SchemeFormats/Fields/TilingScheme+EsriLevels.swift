import Diagnostics
import TilingSchemes

extension TilingScheme {
  /// Refuses what none of Esri's forms has a place for: levels that differ in more than their resolution. Leaving it out
  /// would make another scheme, in which tiles lie elsewhere.
  ///
  /// - Parameter format: the name of the file that is to be written.
  func requireEsriLevels(for format: String) throws(WritingError) {
    for level in levels {
      if let own = level.origin, own != origin {
        throw WritingError(
          "\(format) holds one tile origin for all levels, and level \(level.number) of the input has one of its own")
      }
      if let own = level.tileSize, own != TileSize(width: tileWidth, height: tileHeight) {
        throw WritingError(
          "\(format) holds one tile size for all levels, and level \(level.number) of the input has one of its own, "
            + "\(own.width) × \(own.height) px" as Message)
      }
      if level.matrixLimits != nil {
        throw WritingError(
          "\(format) does not hold which rows and columns a level has, and level \(level.number) of the input states it"
        )
      }
    }
  }
}
