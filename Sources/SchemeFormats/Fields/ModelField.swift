/// A value of a part of the model: its place in documents, its names, and how to read and write it.
///
/// The tables of all formats, the list of losses and the edits of a document use these descriptions, so each value is
/// described only once. `Place` distinguishes the values of one part. The reader adds the place of the part itself in
/// the document, such as the index of a level.
struct ModelField<Part, Place: Sendable>: Sendable {
  let place: Place
  /// The name in the keys of `ModelItem`. If it changes, `ModelItem.encodingVersion` must change too.
  let key: StaticString
  /// The name in messages; by default the key.
  let words: StaticString
  let value: FieldValue<Part>

  init(_ place: Place, key: StaticString, words: StaticString? = nil, _ value: FieldValue<Part>) {
    self.place = place
    self.key = key
    self.words = words ?? key
    self.value = value
  }
}

/// Whether a document must have a field.
enum Demand: Sendable {
  case optional
  /// Must be present, but the part can be read without it.
  case expected
  /// Must be present and readable, but the part can be read without it.
  case readable
  /// Must be present and readable; without it the part cannot be read.
  case needed
}
