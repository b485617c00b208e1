import TileSchemeKit

/// The search for built-in schemes by words.
enum SchemeSearch {
  /// Whether a scheme has all words of a text. A WKID must be given as a whole.
  ///
  /// The area is looked up last, because PROJ is asked for it.
  static func has(_ built: BuiltInScheme, _ text: String) -> Bool {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    let reference = built.scheme.spatialReference
    let numbers = [reference?.wkid, reference?.latestWKID].compactMap { $0.map(String.init) }
    let name = [built.name, built.title, built.publisher].joined(separator: " ").lowercased()
    let rest = words.filter { word in !numbers.contains(word) && !name.contains(word) }
    guard !rest.isEmpty else { return true }
    let place = [reference?.displayName, reference?.nameOfAreaOfUse].compactMap(\.self).joined(separator: " ")
      .lowercased()
    return rest.allSatisfy { place.contains($0) }
  }
}
