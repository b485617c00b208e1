/// A member's name as ArcGIS writes it, and other spellings that are read with a warning.
struct JSONKey: ExpressibleByStringLiteral, Sendable {
  let name: String
  let otherSpellings: [String]

  init(stringLiteral name: String) { self.init(name) }

  init(_ name: String, _ otherSpellings: String...) {
    self.name = name
    self.otherSpellings = otherSpellings
  }
}

/// The keys of an object, prepared for searching.
///
/// A `String` of at most 15 bytes, as most names are, is stored in itself: comparing such names counts no references,
/// whose counters all cores would share.
struct JSONKeys: Sendable {
  private struct Spelling: Sendable {
    let text: String
    let place: Int
  }

  let names: [String]
  private let otherSpellings: [Spelling]

  var count: Int { names.count }

  init(_ keys: [JSONKey]) {
    names = keys.map(\.name)
    otherSpellings = keys.enumerated().flatMap { place, key in
      key.otherSpellings.map { Spelling(text: $0, place: place) }
    }
  }

  private init(names: [String], otherSpellings: [Spelling]) {
    self.names = names
    self.otherSpellings = otherSpellings
  }

  /// The keys of two tables that share an object.
  static func + (first: JSONKeys, second: JSONKeys) -> JSONKeys {
    JSONKeys(
      names: first.names + second.names,
      otherSpellings: first.otherSpellings
        + second.otherSpellings.map { Spelling(text: $0.text, place: $0.place + first.count) })
  }

  /// The index of a key in ArcGIS's spelling.
  ///
  /// - Parameter expected: the probable index; the search starts there.
  func place(of name: String, expected: Int) -> Int? {
    var place = expected < names.count ? expected : 0
    for _ in names.indices {
      if names[place] == name { return place }
      place = place + 1 < names.count ? place + 1 : 0
    }
    return nil
  }

  /// The index of a key in another spelling.
  func place(ofOtherSpelling text: String) -> Int? { otherSpellings.first { $0.text == text }?.place }
}
