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

  private struct Answer: Sendable {
    let text: String?
    let system: CoordinateSystem?
  }

  private static let answers = Mutex<[Key: Answer]>([:])
  /// By a text and the numbers it is compared with. Comparing two texts takes as long as reading a scheme, and the
  /// schemes of an organisation have the same ones.
  private static let contradictions = Mutex<[Statement: [String]]>([:])

  private struct Statement: Hashable {
    let key: Key
    let text: String
  }

  /// The system with the identifiers of a reference; `nil` if it has none, or PROJ is missing or does not know them.
  static func system(of reference: SpatialReference) -> CoordinateSystem? { answer(reference)?.system }

  /// The well-known text of the system, from the built-in table or PROJ.
  static func text(of reference: SpatialReference) -> String? { answer(reference)?.text }

  /// The contradictions between a well-known text and the system with the identifiers of a reference; empty if there are
  /// none, or the system is unknown.
  static func contradictions(of text: String, in reference: SpatialReference) -> [String] {
    contradictions.withLock { contradictions in
      let key = Key(wkid: reference.wkid, latestWKID: reference.latestWKID)
      let statement = Statement(key: key, text: text)
      if let known = contradictions[statement] { return known }
      let second = Self.text(of: reference).flatMap(WellKnownText.init)
      let found =
        if let first = WellKnownText(text), let second { first.contradictions(with: second) } else { [String]() }
      contradictions[statement] = found
      return found
    }
  }

  private static func answer(_ reference: SpatialReference) -> Answer? {
    guard reference.wkid != nil || reference.latestWKID != nil else { return nil }
    let key = Key(wkid: reference.wkid, latestWKID: reference.latestWKID)
    // PROJ is asked within the lock, so that several cores do not ask the same question at the same time.
    return answers.withLock { answers in
      if let known = answers[key] { return known }
      let numbers = SpatialReference(wkid: key.wkid, latestWKID: key.latestWKID)
      let text = KnownSystem.find(numbers)?.wellKnownText ?? PROJ.esriText(of: numbers)
      // Not every number of Web Mercator is in a database, and `resolveSystem` knows those that are not.
      let found = Answer(
        text: text, system: text.flatMap(CoordinateSystem.init(wellKnownText:)) ?? numbers.resolveSystem())
      answers[key] = found
      return found
    }
  }
}
