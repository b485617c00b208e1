/// Finds the word that a user probably meant by an unknown word.
package enum NearestWord {
  /// The word with the fewest changed letters, in any letter case; `nil` if the unknown word is too different.
  ///
  /// Two changes, or a third of the letters of a long word, count as a typing error. A long word can lack its end:
  /// `NOT_READY_TO_SERVE` for `NON_READY_TO_SERVE_FORMAT`.
  package static func find(_ word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    let distances = candidates.map { name in
      let whole = distance(word, name.lowercased())
      let start = word.count < 8 ? whole : 1 + distance(word, String(name.lowercased().prefix(word.count)))
      return (name: name, distance: min(whole, start))
    }
    return distances.min { $0.distance < $1.distance }.flatMap { $0.distance <= max(2, word.count / 3) ? $0.name : nil }
  }

  /// Whether a name of a file differs from another one as by a typing error: in one or two letters, in a short name in one.
  /// Names of up to three letters are too short to tell.
  ///
  /// Names that differ only in digits, such as those of two years, differ on purpose.
  package static func isMistyped(_ name: String, for other: String) -> Bool {
    guard name.count > 3, name != other,
      name.filter({ !$0.isNumber }) != other.filter({ !$0.isNumber })
    else { return false }
    return distance(name.lowercased(), other.lowercased()) <= (name.count < 6 ? 1 : 2)
  }

  /// The Levenshtein distance, with one row of the table in memory. Only the first 100 characters count, because the
  /// word can be any text from a file.
  private static func distance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (index, character) in first.prefix(100).enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let substituted = diagonal + (character == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
