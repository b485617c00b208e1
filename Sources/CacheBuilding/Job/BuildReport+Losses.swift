public import Diagnostics
import TilingSchemes

extension BuildReport {
  /// What existing tiles lost, and what new ones lost when they were encoded: a sentence for each kind of loss, without a
  /// full stop.
  public var losses: [Message] {
    foreseenLosses
      + [
        loss(\.reducedColors, "more than 256 colours, of which PNG8 keeps 256; PNG, JPEG and MIXED keep all"),
        loss(
          \.flattened,
          "transparent pixels that show the background colour; PNG, PNG32 and MIXED keep them transparent"),
      ].compactMap(\.self)
  }

  private func loss(_ kind: KeyPath<LevelCount, LossyTiles>, _ words: String) -> Message? {
    let lossy = levels.filter { $0.count[keyPath: kind].count > 0 }
    guard let first = lossy.first, let tile = first.count[keyPath: kind].first else { return nil }
    let count = lossy.map { $0.count[keyPath: kind].count }.reduce(0, +)
    let all = lossy.map(\.count.tiles).reduce(0, +)
    let place = (lossy.count > 1 ? "level \(first.level.number), " : "") + "row \(tile.row), column \(tile.column)"
    let subject = LevelNumbers(lossy.map(\.level.number)).text
    return Message(
      count == 1
        ? "\(subject): 1 of \(all) tiles, at \(place), has \(words)"
        : "\(subject): \(count) of \(all) tiles, the first at \(place), have \(words)")
  }
}
