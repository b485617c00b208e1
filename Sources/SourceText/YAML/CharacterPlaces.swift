/// The byte at which each character of a text begins. libyaml counts characters, and the other readers count bytes.
struct CharacterPlaces {
  /// Empty if the text is ASCII, where both numbers are the same.
  private let starts: [Int]
  private let count: Int

  init(_ utf8: [UInt8]) {
    count = utf8.count
    if utf8.allSatisfy({ $0 < 0x80 }) {
      starts = []
    } else {
      // A byte of the form 10xxxxxx continues a character.
      starts = utf8.indices.filter { utf8[$0] & 0xC0 != 0x80 }
    }
  }

  /// The offset of a character; the end of the text for a number above the last one.
  func offset(_ character: Int) -> Int {
    if starts.isEmpty { return min(character, count) }
    return character < starts.count ? starts[character] : count
  }
}
