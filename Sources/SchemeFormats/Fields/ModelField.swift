/// A value of a part of the model: its place in documents, its names, and the way to it.
///
/// The tables of all formats, the list of losses and the edits of a document go over these descriptions, so a value is
/// described once. `Place` tells the values of one part apart; where the part itself stands in a document, such as the
/// number of a level, is added by whoever reads it.
struct ModelField<Part, Place: Sendable>: Sendable {
  let place: Place
  /// Its name in the keys of `ModelItem`, which changes only together with `ModelItem.encodingVersion`.
  let key: StaticString
  /// Its name for people: its key, where no better one is given.
  let words: StaticString
  let value: FieldValue<Part>

  init(_ place: Place, key: StaticString, words: StaticString? = nil, _ value: FieldValue<Part>) {
    self.place = place
    self.key = key
    self.words = words ?? key
    self.value = value
  }
}

/// Whether a document has to have a field.
enum Demand: Sendable {
  case optional
  /// That it is missing is an error; the part can be held without it.
  case expected
  /// The same, and one that cannot be read counts as missing too.
  case readable
  /// That it is missing is an error, and there is no part without it.
  case needed
}
