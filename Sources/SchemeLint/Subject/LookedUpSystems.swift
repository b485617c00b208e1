import CoordinateSystems
import Synchronization
import TilingSchemes

/// Coordinate systems that only PROJ knows, each of them looked up once.
///
/// PROJ opens its database for each question, which takes longer than all rules together. The schemes of one
/// organisation share a few systems, so a run asks only a few times.
enum LookedUpSystems {
  private struct Key: Hashable {
    let wkid: Int?
    let latestWKID: Int?
  }

  /// The answers; a system that PROJ does not know is `.none` inside.
  private static let answers = Mutex<[Key: CoordinateSystem?]>([:])

  /// The system with the identifiers of a reference; `nil` if it has none, or PROJ is missing or does not know them.
  static func system(of reference: SpatialReference) -> CoordinateSystem? {
    guard reference.wkid != nil || reference.latestWKID != nil else { return nil }
    let key = Key(wkid: reference.wkid, latestWKID: reference.latestWKID)
    // PROJ is asked within the lock, so that several cores do not ask the same question at the same time.
    return answers.withLock { answers in
      if let known = answers[key] { return known }
      let found = SpatialReference(wkid: key.wkid, latestWKID: key.latestWKID).resolveSystem()
      answers[key] = .some(found)
      return found
    }
  }
}
