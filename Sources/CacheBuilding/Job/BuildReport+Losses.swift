public import Diagnostics
import TilingSchemes

extension BuildReport {
  /// What tiles lost when they were encoded, a sentence for each level and kind of loss, without a full stop.
  public var losses: [Message] {
    levels.flatMap { level -> [Message] in
      let count = level.count
      return [
        Self.loss(
          count.reducedColors, of: count, level,
          "more than 256 colours, of which PNG8 keeps 256; PNG, JPEG and MIXED keep all"),
        Self.loss(
          count.flattened, of: count, level,
          "transparent pixels that show the background colour; PNG, PNG32 and MIXED keep them transparent"),
      ].compactMap(\.self)
    }
  }

  private static func loss(_ tiles: LossyTiles, of all: LevelCount, _ level: Level, _ words: String) -> Message? {
    guard let first = tiles.first else { return nil }
    let place = "row \(first.row), column \(first.column)"
    return Message(
      tiles.count == 1
        ? "level \(level.level.number): 1 of \(all.tiles) tiles, at \(place), has \(words)"
        : "level \(level.level.number): \(tiles.count) of \(all.tiles) tiles, the first at \(place), have \(words)")
  }
}
