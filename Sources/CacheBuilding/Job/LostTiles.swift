import Diagnostics
import SourceText
import TileStores
import TilingSchemes

/// Existing tiles of which an update loses something: they show it where no raster of the update is. At the coarse levels
/// that can be nearly all of the map.
struct LostTiles: Sendable {
  /// What becomes of them.
  enum Outcome: Sendable {
    /// They are made again.
    case lost
    /// Nothing is written, or would be by a run that writes: consent is missing.
    case awaitsConsent
    /// Nothing is written, because no loss is wanted.
    case refused
  }

  /// The most tiles that are examined, which takes a few seconds.
  private static let mostExamined = 2000
  /// The most rasters that a message names.
  private static let shownRasters = 3

  private let levels: [Int]
  private let count: Int
  /// Whether only some tiles were examined, so that more may be lost.
  private let isSample: Bool

  /// - Parameter extents: of all rasters.
  /// - Returns: `nil` if nothing is lost.
  init?(of partly: PartlyCoveredTiles, in target: CacheTarget, covered extents: [Envelope]) {
    let places = partly.places
    let step = max(1, (places.count + Self.mostExamined - 1) / Self.mostExamined)
    var numbers: [Int] = []
    for index in stride(from: 0, to: places.count, by: step) {
      let beside = UncoveredPixels(of: places[index], in: target.scheme, covered: extents)
      if beside.showSomething() { numbers.append(places[index].level.number) }
    }
    guard !numbers.isEmpty else { return nil }
    levels = Set(numbers).sorted()
    count = numbers.count
    isSample = step > 1
  }

  /// What is lost and how to keep it, as one clause.
  ///
  /// - Parameter former: the rasters of which the cache was built; none if that is not known.
  func message(former: [BuildIdentity.Source], _ outcome: Outcome) -> Message {
    let which =
      former.isEmpty
      ? "the rasters of which the cache was built" : ShortList.text(former.map(\.path), limit: Self.shownRasters)
    let (areMade, isLost) =
      switch outcome {
      case .lost: (count == 1 && !isSample ? "is made" : "are made", "is lost")
      case .awaitsConsent, .refused: ("would be made", "would be lost")
      }
    let tiles = (isSample ? "at least " : "") + counted(count, "existing tile")
    let loss = Message(
      "\(LevelNumbers(levels).text): \(tiles) \(areMade) again, but the rasters cover only a part of "
        + "\(count == 1 ? "it" : "each"); what \(count == 1 ? "it shows" : "they show") beside them \(isLost); to keep it, "
        + "give first \(which) and then the new rasters")
    guard case .awaitsConsent = outcome else { return loss }
    return loss + "; \(parameter: .deletesTiles) makes them all the same"
  }
}
